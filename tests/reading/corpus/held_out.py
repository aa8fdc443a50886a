"""Offices and wordings of the part of the corpus that was not looked at while the reader was developed."""

from __future__ import annotations

from tests.reading.corpus.facts import Pool

HELD_OUT = Pool(
    offices=[
        ("Ủy ban nhân dân xã Thạch An", "commune", "Thạch An", ""),
        ("Ủy ban nhân dân phường Sa Pa", "commune", "Sa Pa", ""),
        ("Ủy ban nhân dân đặc khu Phú Quốc", "commune", "Phú Quốc", ""),
        ("Ủy ban nhân dân huyện Đại Từ", "district", "Đại Từ", ""),
        ("Ủy ban nhân dân thị xã Quảng Yên", "district", "Quảng Yên", ""),
        ("Ủy ban nhân dân thành phố Hải Phòng", "province", "Hải Phòng", ""),
        ("Phòng Nông nghiệp và Phát triển nông thôn", "", "Đại Từ", "Ủy ban nhân dân huyện Đại Từ"),
    ],
    purposes=[
        "Thúc đẩy kinh tế nông thôn theo hướng phát huy nội lực của cộng đồng.",
        "Xây dựng thương hiệu nông sản gắn với du lịch và làng nghề.",
        "Từng bước đưa sản phẩm chủ lực ra thị trường trong và ngoài nước.",
        "Tạo việc làm tại chỗ, giảm nghèo cho đồng bào các dân tộc.",
    ],
    requirements=[
        "Bám sát chỉ đạo của cấp ủy, chính quyền; có sản phẩm cụ thể cho từng quý.",
        "Công khai, minh bạch trong lựa chọn chủ thể được hỗ trợ.",
        "Huy động sự tham gia của người dân và doanh nghiệp.",
        "Bảo vệ môi trường trong quá trình sản xuất.",
    ],
    general=[
        "Hình thành vùng nguyên liệu tập trung phục vụ chế biến sâu.",
        "Đa dạng hóa sản phẩm, chú trọng nhóm dịch vụ du lịch cộng đồng.",
        "Gắn Chương trình với chuyển đổi số trong nông nghiệp.",
    ],
    targets=[
        ("công nhận mới", "tối thiểu 06", "sản phẩm", "3 sao trở lên", "", ""),
        ("nâng hạng", "01", "sản phẩm", "4 sao", "", "lên thị trường xuất khẩu"),
        ("thành lập mới", "từ 02 đến 03", "hợp tác xã", "", "", "tham gia Chương trình"),
        ("trên", "90%", "hộ", "", "", "sản xuất ký cam kết bảo đảm an toàn thực phẩm"),
        ("tham gia", "04", "hội chợ", "", "", "xúc tiến thương mại trong và ngoài tỉnh"),
        ("đăng ký", "02", "nhãn hiệu", "", "", "tập thể cho sản phẩm đặc trưng"),
        ("bồi dưỡng nghiệp vụ cho", "45", "lượt", "", "", "cán bộ cấp xã và thành viên hợp tác xã"),
    ],
    tasks=[
        (
            "Đẩy mạnh truyền thông về Chương trình",
            ["Xây dựng chuyên mục trên trang thông tin điện tử.", "Biên tập tài liệu bằng tiếng dân tộc."],
        ),
        ("Rà soát, lựa chọn ý tưởng sản phẩm", ["Khảo sát tiềm năng tại từng thôn bản."]),
        ("Hoàn thiện sản phẩm và tổ chức đánh giá", ["Tư vấn công bố chất lượng.", "Mời tổ chuyên gia góp ý hồ sơ."]),
        (
            "Quảng bá và kết nối tiêu thụ",
            ["Trưng bày tại trung tâm thương mại.", "Ký kết hợp đồng bao tiêu với doanh nghiệp."],
        ),
        ("Đổi mới sáng tạo trong chế biến", ["Ứng dụng công nghệ sấy lạnh, đóng gói chân không."]),
    ],
    sources=[
        "Vốn sự nghiệp ngân sách trung ương",
        "Ngân sách cấp huyện",
        "Kinh phí khuyến công",
        "Đóng góp của hợp tác xã",
    ],
    items=[
        "Chi hội nghị, hội thảo",
        "In ấn tài liệu",
        "Thuê tư vấn xây dựng câu chuyện sản phẩm",
        "Mua tem truy xuất nguồn gốc",
    ],
    money_text=[
        "Nguồn vốn thực hiện do ngân sách các cấp bảo đảm theo quy định hiện hành.",
        "Các cơ quan chủ động lập dự toán gửi bộ phận tài chính thẩm định.",
    ],
    units=[
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", ["Theo dõi, đôn đốc tiến độ; tham mưu kiểm tra đột xuất."]),
        (
            "Trung tâm Dịch vụ nông nghiệp",
            ["Hướng dẫn kỹ thuật canh tác theo tiêu chuẩn.", "Lấy mẫu kiểm nghiệm theo yêu cầu."],
        ),
        ("Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", ["Giám sát, phản biện quá trình thực hiện."]),
        (
            "Hợp tác xã, tổ hợp tác, doanh nghiệp",
            ["Đầu tư máy móc, mở rộng nhà xưởng.", "Duy trì chất lượng sản phẩm sau công nhận."],
        ),
        ("Đài Truyền thanh", ["Đưa tin thường xuyên về các mô hình hay."]),
    ],
    direction=[
        "Thành lập tổ giúp việc, phân công cán bộ phụ trách từng sản phẩm.",
        "Ban hành văn bản hướng dẫn chủ thể lập phương án kinh doanh.",
        "Lồng ghép nội dung Chương trình vào nghị quyết của cấp ủy.",
    ],
    results=[
        ("Về truyền thông", ["Đăng tải 18 tin bài trên cổng thông tin.", "Người dân tích cực hưởng ứng."]),
        ("Về tổ chức sản xuất", ["Củng cố 05 hợp tác xã theo luật mới.", "Liên kết tiêu thụ được mở rộng."]),
        ("Về hỗ trợ chủ thể", ["Chủ thể được tư vấn hoàn thiện hồ sơ đúng hạn."]),
        ("Về quảng bá", ["Gian hàng chung hoạt động hiệu quả trong dịp lễ hội."]),
    ],
    limitations=[
        "Sản phẩm còn trùng lặp giữa các địa phương, mẫu mã chưa bắt mắt.",
        "Cán bộ phụ trách kiêm nhiệm nên thời gian dành cho Chương trình chưa nhiều.",
        "Liên kết vùng nguyên liệu chưa chặt chẽ.",
    ],
    proposals=[
        "Kiến nghị Bộ sớm hướng dẫn bộ tiêu chí cho nhóm du lịch.",
        "Kiến nghị tỉnh ban hành chính sách hỗ trợ riêng cho chủ thể là hộ nghèo.",
        "Mong muốn được tham quan học tập mô hình tiêu biểu.",
    ],
    outlook=[
        "Nhân rộng mô hình hợp tác xã kiểu mới.",
        "Tổ chức tuần lễ quảng bá đặc sản địa phương.",
        "Xây dựng bản đồ số về sản phẩm đặc trưng.",
    ],
    recipients=[
        "Văn phòng điều phối nông thôn mới tỉnh",
        "Huyện ủy (để báo cáo)",
        "Chủ tịch, các Phó Chủ tịch",
        "Các phòng, ban chuyên môn",
        "Ủy ban nhân dân các xã, thị trấn",
        "Trung tâm Văn hóa - Thông tin",
    ],
    names=["Hoàng A Páo", "Vi Thị Duyên", "Phạm Đức Hạnh"],
    mandates=[
        "Căn cứ tình hình thực tế của địa phương",
        "Thực hiện ý kiến chỉ đạo của cấp trên về nhiệm vụ năm {year}",
    ],
    subjects=[
        "Phát triển Chương trình mỗi xã một sản phẩm năm {year}",
        "Tổ chức thực hiện Chương trình OCOP gắn với du lịch nông thôn năm {year}",
        "Nâng cao chất lượng sản phẩm OCOP năm {year}",
    ],
    bases=[
        {
            "type": "Nghị quyết",
            "number": "13/2017/NQ-HĐND",
            "date": "20/7/2017",
            "issuer": "Hội đồng nhân dân thành phố",
            "subject": "về cơ chế, chính sách hỗ trợ phát triển nông nghiệp",
        },
        {
            "type": "Thông tư",
            "number": "05/2022/TT-BNNPTNT",
            "date": "25/7/2022",
            "issuer": "Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn",
            "subject": "hướng dẫn thực hiện một số nội dung của Chương trình",
        },
        {
            "type": "Công văn",
            "number": "1230/SNN-PTNT",
            "date": "03/02/2024",
            "issuer": "Sở Nông nghiệp và Phát triển nông thôn",
            "subject": "về việc hướng dẫn triển khai Chương trình OCOP",
        },
        {"type": "Luật Ngân sách nhà nước", "number": "", "date": "25/6/2015", "issuer": "", "subject": ""},
    ],
)
"""Wordings; habits of writing are in `habits.py`."""
