"""The titles that offices give to the sections of a plan or a report."""

from __future__ import annotations

Titles = dict[str, str]
USUAL: Titles = {
    "aims": "MỤC ĐÍCH, YÊU CẦU", "purposes": "Mục đích", "requirements": "Yêu cầu",
    "objectives": "MỤC TIÊU", "general": "Mục tiêu chung", "targets": "Mục tiêu cụ thể",
    "tasks": "NỘI DUNG, NHIỆM VỤ", "budget": "KINH PHÍ THỰC HIỆN", "duties": "TỔ CHỨC THỰC HIỆN",
    "direction": "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "results": "KẾT QUẢ THỰC HIỆN", "spending": "Kinh phí thực hiện",
    "limitations": "TỒN TẠI, HẠN CHẾ", "outlook": "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
    "outlook_targets": "Mục tiêu", "outlook_tasks": "Nhiệm vụ, giải pháp", "proposals": "KIẾN NGHỊ, ĐỀ XUẤT",
    "compared": "Kết quả so với kế hoạch",
}  # fmt: skip
OTHER: Titles = USUAL | {
    "aims": "MỤC ĐÍCH - YÊU CẦU", "objectives": "MỤC TIÊU THỰC HIỆN", "general": "Mục tiêu tổng quát",
    "targets": "Các chỉ tiêu cụ thể", "tasks": "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "budget": "NGUỒN KINH PHÍ",
    "duties": "PHÂN CÔNG TỔ CHỨC THỰC HIỆN", "direction": "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", "results": "KẾT QUẢ ĐẠT ĐƯỢC",
    "limitations": "KHÓ KHĂN, VƯỚNG MẮC", "outlook": "PHƯƠNG HƯỚNG TRONG THỜI GIAN TỚI",
    "outlook_targets": "Chỉ tiêu", "outlook_tasks": "Nhiệm vụ trọng tâm", "proposals": "ĐỀ XUẤT, KIẾN NGHỊ",
}  # fmt: skip
PLAIN: Titles = USUAL | {
    "aims": "Mục đích, yêu cầu", "objectives": "Mục tiêu", "tasks": "Nội dung thực hiện", "budget": "Dự toán kinh phí",
    "duties": "Trách nhiệm của các đơn vị", "direction": "Tình hình triển khai", "results": "Kết quả đạt được",
    "limitations": "Hạn chế và nguyên nhân", "outlook": "Phương hướng thời gian tới", "proposals": "Kiến nghị",
}  # fmt: skip
RARE: Titles = USUAL | {
    "aims": "MỤC ĐÍCH VÀ YÊU CẦU", "objectives": "MỤC TIÊU, CHỈ TIÊU", "general": "Mục tiêu", "targets": "Chỉ tiêu cụ thể",
    "tasks": "CÁC NHIỆM VỤ TRỌNG TÂM", "budget": "KINH PHÍ VÀ NGUỒN VỐN", "duties": "TRÁCH NHIỆM THỰC HIỆN",
    "direction": "VỀ CÔNG TÁC TRIỂN KHAI", "results": "NHỮNG KẾT QUẢ CHỦ YẾU", "limitations": "MỘT SỐ TỒN TẠI, NGUYÊN NHÂN",
    "outlook": "NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", "outlook_tasks": "Giải pháp", "proposals": "NHỮNG ĐỀ XUẤT VỚI CẤP TRÊN",
}  # fmt: skip
TITLES = {"usual": USUAL, "other": OTHER, "plain": PLAIN, "rare": RARE}
