"""Sound records in the habits of real offices, which a check written from the decree alone might accuse."""

from __future__ import annotations

from tests.checks.content.eras import Record
from tests.checks.content.plans_and_reports import plan
from tests.checks.content.planted.cases import (
    CERTIFICATE,
    COUNCIL,
    DECISION,
    INVITATION,
    LETTER,
    MINUTES,
    NOTICE,
    NOW,
    PLAN,
    REPORT,
    REVOCATION,
    SUBMISSION,
    put,
)

COMMUNE_PLAN = plan(NOW, "commune")

HABITS: dict[str, Record] = {
    "nơi nhận viết tắt và có chú thích": put(
        PLAN, recipients=["TT Tỉnh ủy; TT HĐND tỉnh (b/c)", "CT, các PCT UBND tỉnh", "Các Sở: TC, CT, KH&CN, YT"]
    ),
    "gửi tỉnh bạn để phối hợp": put(PLAN, recipients=["UBND tỉnh Gia Lai (để phối hợp)", "UBND tỉnh Lâm Đồng"]),
    "phối hợp với tỉnh bạn": put(PLAN, tasks__0__partners=["Sở Công Thương thành phố Hồ Chí Minh"]),
    "công văn gửi tỉnh bạn": put(LETTER, addressees=["Ủy ban nhân dân tỉnh Gia Lai"], recipients=["UBND tỉnh Gia Lai"]),
    "văn phòng của tỉnh đặt ở thành phố khác": put(
        PLAN, tasks__0__lead="Văn phòng đại diện Ủy ban nhân dân tỉnh Lâm Đồng tại thành phố Hồ Chí Minh"
    ),
    "trường đại học ở thành phố khác chủ trì": put(
        PLAN, tasks__0__lead="Trường Đại học Nông Lâm thành phố Hồ Chí Minh"
    ),
    "cùng một Sở ở nơi nhận với việc khác nhau": put(
        PLAN, recipients=["Sở Tài chính (để phối hợp)", "Sở Tài chính (để theo dõi)"]
    ),
    "thời hạn hằng năm, hằng quý": put(PLAN, tasks__0__deadline="Hằng quý", tasks__1__deadline="Trước 15/12 hằng năm"),
    "thời hạn là khoảng ngày": put(PLAN, tasks__0__deadline="Từ ngày 15/12/2026 đến ngày 31/12/2026"),
    "chủ trì viết tắt": put(PLAN, tasks__0__lead="Sở NN&MT", tasks__0__partners=["UBND các xã, phường"]),
    "xã phối hợp với Sở": put(COMMUNE_PLAN, tasks__0__partners=["Sở Nông nghiệp và Môi trường", "Sở Công Thương"]),
    "xã đề nghị Sở ở trách nhiệm của Phòng": put(
        COMMUNE_PLAN, responsibilities__0__duties=["Đề nghị Sở Nông nghiệp và Môi trường hướng dẫn hồ sơ."]
    ),
    "hai nguồn ngân sách ghi rõ khác nhau": put(
        PLAN,
        budget__sources=[
            {"source": "Ngân sách tỉnh (sự nghiệp kinh tế)", "amount": "300 triệu đồng"},
            {"source": "Ngân sách tỉnh (nông thôn mới)", "amount": "200 triệu đồng"},
        ],
    ),
    "họ tên người ký có tên đệm một chữ": put(PLAN, signatory__name="Y Thanh Hà Niê Kđăm"),
    "tờ trình của nhiều cơ quan": put(
        DECISION, proposal__others=[{"proposer": "Giám đốc Sở Nội vụ", "number": "31/TTr-SNV", "date": "2026-12-10"}]
    ),
    "tờ trình liên ngành": put(DECISION, proposal__number="30/TTrLN-SNNMT-SNV"),
    "quyết định có hiệu lực từ ngày ký ban hành": put(DECISION, effective_from="ngày ký ban hành"),
    "mời họp trực tuyến trong hai ngày": put(
        INVITATION, time="Từ 08 giờ 00 ngày 28 tháng 12 năm 2026 đến hết ngày 29 tháng 12 năm 2026"
    ),
    "mời họp chưa định ngày": put(INVITATION, time="Có Giấy mời thay thế khi định ngày"),
    "công văn gửi nhiều nơi": put(LETTER, addressees=["Các Sở, ban, ngành", "Ủy ban nhân dân các xã, phường"]),
    "giấy chứng nhận của sản phẩm công nhận từ năm trước": put(CERTIFICATE, code="68-24913-01-2025"),
    "thông báo gửi từng chủ thể": put(
        NOTICE, recipients=["UBND xã Đức Trọng", "Hợp tác xã Ong Thung Mây", "Công ty TNHH Chè Bắc Hà"]
    ),
    "thu hồi gửi đích danh hộ kinh doanh": put(REVOCATION, recipients=["Hộ kinh doanh Nguyễn Thị Bưởi", "Sở Y tế"]),
    "biên bản ghi giờ bằng chữ h": put(
        MINUTES, start="08h00, ngày 14 tháng 12 năm 2026", end="11h30, ngày 14 tháng 12 năm 2026"
    ),
    "tờ trình có kính gửi Chủ tịch": put(SUBMISSION, addressees=["Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"]),
    "báo cáo nêu kinh phí còn lại": put(REPORT, limitations=["Kinh phí còn lại 20 triệu đồng chuyển sang năm sau."]),
    "Hội đồng mời thêm chuyên gia": put(
        COUNCIL,
        members=[*COUNCIL["members"], {"name": "Trần Văn Mười", "position": "Chuyên gia độc lập", "role": "member"}],
    ),
    "dự toán một nguồn nhỏ hơn tổng của Kế hoạch": put(
        PLAN,
        cost_estimate={
            "lines": [{"content": "Tập huấn", "amount": "300 triệu đồng", "source": "Ngân sách tỉnh"}],
            "total": "300 triệu đồng",
        },
    ),
    "dự toán chưa có đơn giá": put(
        PLAN,
        cost_estimate={
            "lines": [{"content": "Tập huấn", "quantity": "2", "unit": "lớp", "amount": "500 triệu đồng"}],
            "total": "500 triệu đồng",
        },
    ),
}
"""Sound records by what is usual in them."""
