"""Offices and wordings of the part of the corpus with which the reader was developed."""

from __future__ import annotations

from tests.reading.corpus.facts import Pool

KNOWN = Pool(
    offices=[
        ("Ủy ban nhân dân xã Phú Xuyên", "commune", "Phú Xuyên", ""),
        ("Ủy ban nhân dân xã Đồng Văn", "commune", "Đồng Văn", ""),
        ("Ủy ban nhân dân phường Hoàn Kiếm", "commune", "Hoàn Kiếm", ""),
        ("Ủy ban nhân dân huyện Trùng Khánh", "district", "Trùng Khánh", ""),
        ("Ủy ban nhân dân huyện Thủy Nguyên", "district", "Thủy Nguyên", ""),
        ("Ủy ban nhân dân tỉnh Cao Bằng", "province", "Cao Bằng", ""),
    ],
    purposes=[
        "Tiếp tục triển khai có hiệu quả Chương trình mỗi xã một sản phẩm trên địa bàn.",
        "Khơi dậy tiềm năng, lợi thế của địa phương về nguyên liệu, lao động và văn hóa.",
        "Nâng cao thu nhập cho người dân, góp phần xây dựng nông thôn mới bền vững.",
        "Hỗ trợ các chủ thể phát triển sản phẩm theo chuỗi giá trị, gắn với vùng nguyên liệu.",
    ],
    requirements=[
        "Việc tổ chức thực hiện phải đúng quy trình, đúng đối tượng, tiết kiệm và hiệu quả.",
        "Các ban, ngành, đoàn thể phối hợp chặt chẽ, phân công rõ người, rõ việc.",
        "Sản phẩm tham gia phải bảo đảm an toàn thực phẩm và truy xuất được nguồn gốc.",
        "Lồng ghép với các chương trình, dự án khác trên cùng địa bàn.",
    ],
    general=[
        "Phát triển sản phẩm OCOP theo hướng nâng cao chất lượng, có thị trường ổn định.",
        "Chuẩn hóa, nâng hạng các sản phẩm đã được công nhận trong những năm trước.",
        "Củng cố tổ chức sản xuất, phát huy vai trò của kinh tế tập thể.",
    ],
    targets=[
        ("phấn đấu có", "ít nhất 05", "sản phẩm", "3 sao trở lên", "", "được công nhận trong năm"),
        ("có", "02", "sản phẩm", "4 sao", "cấp tỉnh", ""),
        ("duy trì", "12", "sản phẩm", "", "", "đã được công nhận còn hiệu lực"),
        ("tổ chức", "03", "lớp", "", "", "tập huấn kiến thức cho chủ thể và cán bộ phụ trách"),
        ("", "100%", "chủ thể", "", "", "tham gia được hướng dẫn lập hồ sơ sản phẩm"),
        ("hỗ trợ từ", "8 - 10", "chủ thể", "", "", "hoàn thiện bao bì, nhãn mác"),
        ("xây dựng", "01", "điểm", "", "", "giới thiệu và bán sản phẩm OCOP"),
    ],
    tasks=[
        (
            "Công tác thông tin, tuyên truyền",
            ["Tuyên truyền trên hệ thống truyền thanh cơ sở.", "Treo băng rôn tại trụ sở và nhà văn hóa các thôn."],
        ),
        (
            "Đánh giá, phân hạng sản phẩm",
            ["Tiếp nhận phiếu đăng ký của các chủ thể.", "Hoàn thiện hồ sơ trình Hội đồng cấp trên."],
        ),
        ("Tập huấn, nâng cao năng lực", ["Mở lớp bồi dưỡng kỹ năng quản trị cho chủ thể."]),
        ("Xúc tiến thương mại", ["Đưa sản phẩm lên sàn thương mại điện tử.", "Tham gia hội chợ do tỉnh tổ chức."]),
        ("Kiểm tra, giám sát", ["Kiểm tra việc sử dụng nhãn hiệu OCOP tại các cơ sở."]),
    ],
    sources=["Ngân sách xã", "Ngân sách tỉnh hỗ trợ", "Vốn đối ứng của các chủ thể", "Nguồn xã hội hóa"],
    items=["Tuyên truyền, tập huấn", "Hỗ trợ thiết kế bao bì", "Kiểm nghiệm sản phẩm", "Xúc tiến thương mại"],
    money_text=[
        "Kinh phí thực hiện được bố trí từ ngân sách xã theo phân cấp và các nguồn huy động hợp pháp khác.",
        "Lồng ghép nguồn vốn của các chương trình mục tiêu quốc gia trên địa bàn.",
    ],
    units=[
        (
            "Phòng Kinh tế",
            ["Chủ trì tham mưu, đôn đốc việc thực hiện Kế hoạch.", "Tổng hợp kết quả, báo cáo định kỳ hằng quý."],
        ),
        ("Phòng Văn hóa - Xã hội", ["Phối hợp tuyên truyền, quảng bá sản phẩm."]),
        ("Công chức Tài chính - Kế toán", ["Tham mưu bố trí kinh phí, hướng dẫn thanh quyết toán."]),
        (
            "Các thôn, tổ dân phố",
            ["Vận động hội viên, người dân đăng ký tham gia.", "Giới thiệu sản phẩm đặc trưng của thôn."],
        ),
        ("Các chủ thể sản xuất", ["Chịu trách nhiệm về chất lượng sản phẩm do mình làm ra."]),
    ],
    direction=[
        "Ban hành kế hoạch thực hiện Chương trình và phân công nhiệm vụ cho từng thành viên.",
        "Kiện toàn Ban Quản lý các chương trình mục tiêu quốc gia.",
        "Tổ chức hội nghị triển khai đến các thôn và chủ thể.",
    ],
    results=[
        (
            "Công tác tuyên truyền",
            [
                "Phát 24 bản tin trên hệ thống truyền thanh.",
                "Nhận thức của người dân về Chương trình được nâng lên rõ rệt.",
            ],
        ),
        ("Công tác tập huấn", ["Tổ chức 02 lớp tập huấn cho các chủ thể."]),
        (
            "Xúc tiến thương mại",
            ["Các sản phẩm được giới thiệu tại hội chợ vùng.", "Sản lượng bán qua kênh trực tuyến tăng đáng kể."],
        ),
        ("Phát triển sản phẩm mới", ["Hướng dẫn chủ thể hoàn thiện hồ sơ theo quy định."]),
    ],
    limitations=[
        "Quy mô sản xuất của một số chủ thể còn nhỏ, năng lực quản trị hạn chế.",
        "Kinh phí hỗ trợ còn ít so với nhu cầu.",
        "Việc ứng dụng thương mại điện tử còn chậm.",
    ],
    proposals=[
        "Đề nghị cấp trên sớm phân bổ kinh phí thực hiện Chương trình.",
        "Đề nghị tổ chức thêm các lớp tập huấn cho cán bộ cơ sở.",
        "Tăng cường hỗ trợ quảng bá sản phẩm ở ngoài tỉnh.",
    ],
    outlook=[
        "Tiếp tục tuyên truyền sâu rộng về Chương trình.",
        "Rà soát các sản phẩm sắp hết hạn công nhận để đánh giá lại.",
        "Hỗ trợ chủ thể tham gia các phiên chợ, hội chợ.",
    ],
    recipients=[
        "Ủy ban nhân dân tỉnh (b/c)",
        "Sở Nông nghiệp và Môi trường",
        "Thường trực Đảng ủy",
        "Thường trực Hội đồng nhân dân",
        "Các ban, ngành, đoàn thể",
        "Các thôn, tổ dân phố",
    ],
    names=["Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Cường"],
    mandates=["Thực hiện chương trình công tác năm {year}", ""],
    subjects=[
        "Thực hiện Chương trình mỗi xã một sản phẩm (OCOP) năm {year}",
        "Triển khai Chương trình OCOP trên địa bàn năm {year}",
        "Về việc phát triển sản phẩm OCOP năm {year}",
    ],
    bases=[
        {
            "type": "Quyết định",
            "number": "919/QĐ-TTg",
            "date": "01/8/2022",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2021 - 2025",
        },
        {
            "type": "Quyết định",
            "number": "148/QĐ-TTg",
            "date": "24/02/2023",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "ban hành Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm",
        },
        {"type": "Luật Tổ chức chính quyền địa phương", "number": "", "date": "16/6/2025", "issuer": "", "subject": ""},
        {
            "type": "Kế hoạch",
            "number": "45/KH-UBND",
            "date": "12/01/2023",
            "issuer": "Ủy ban nhân dân tỉnh",
            "subject": "về việc thực hiện Chương trình OCOP",
        },
    ],
)
"""Wordings; habits of writing are in `habits.py`."""
