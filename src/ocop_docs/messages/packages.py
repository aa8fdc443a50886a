"""Refusals about the ZIP package of a Word or Excel file."""

from __future__ import annotations

PACKAGES: dict[str, tuple[str, str]] = {
    "package-not-zip": (
        "Tệp này không phải tệp Word (.docx) hoặc Excel (.xlsx).",
        "Mở tệp bằng Word hoặc Excel rồi chọn Save as, kiểu .docx hoặc .xlsx.",
    ),
    "picture-unknown": (
        "Tệp này không phải ảnh PNG hoặc JPEG.",
        "Chọn ảnh đuôi .png, .jpg hoặc .jpeg; ảnh kiểu khác thì mở ra và lưu lại thành PNG.",
    ),
    "picture-broken": (
        "Ảnh bị hỏng hoặc bị cắt mất phần cuối nên không dùng được.",
        "Lấy lại ảnh gốc, hoặc mở ảnh và lưu lại thành PNG, rồi chọn lại.",
    ),
    "picture-too-large": (
        "Ảnh có {width} × {height} điểm ảnh, vượt giới hạn {limit} điểm ảnh.",
        "Thu nhỏ ảnh; in trên Giấy chứng nhận chỉ cần khoảng 1.000 × 1.000 điểm ảnh.",
    ),
    "own-file-too-large": (
        "Tệp có {size} byte, vượt giới hạn {limit} byte của ảnh và mẫu riêng.",
        "Giảm dung lượng ảnh (trong Word: Compress Pictures) rồi chọn lại.",
    ),
    "picture-without-place": (
        "Mẫu Giấy chứng nhận riêng không có chỗ đặt ảnh.",
        "Giữ lại các đoạn kiểu “NĐ30 Chỗ Quốc huy” của mẫu gốc, hoặc đặt ảnh ngay trong mẫu.",
    ),
    "package-old-or-locked": (
        "Tệp ở định dạng cũ (.doc, .xls) hoặc có đặt mật khẩu nên không đọc được.",
        "Mở tệp, bỏ mật khẩu nếu có, rồi lưu lại thành .docx hoặc .xlsx.",
    ),
    "file-is-pdf": (
        "Đây là tệp PDF, không phải tệp dữ liệu, tệp Word (.docx) hoặc Excel (.xlsx).",
        "Chọn tệp .docx, .xlsx hoặc .json mà từ đó bản PDF được tạo.",
    ),
    "pdf-broken": (
        "Không mở được tệp PDF: tệp bị hỏng hoặc có đặt mật khẩu.",
        "Mở tệp bằng trình đọc PDF, bỏ mật khẩu, lưu lại; hoặc chọn tệp Word mà từ đó bản PDF được tạo.",
    ),
    "pdf-without-text": (
        "Tệp PDF này chỉ có hình (bản quét), không có chữ để đọc.",
        "Chọn tệp Word gốc; nếu chỉ có bản giấy, dùng phần mềm nhận dạng chữ, lưu thành .docx rồi chọn tệp đó.",
    ),
    "pdf-too-many-pages": (
        "Tệp PDF có {pages} trang, vượt giới hạn {limit} trang.",
        "Tách lấy phần văn bản cần đọc, hoặc nâng giới hạn OCOP_DOCS_MAX_PDF_PAGES_READ.",
    ),
    "file-is-doc": (
        "Đây là tệp Word kiểu cũ (.doc, Word 97 - 2003).",
        "Mở tệp bằng Word, chọn Save as, kiểu Word Document (.docx), rồi chọn tệp vừa lưu.",
    ),
    "file-is-xls": (
        "Đây là tệp Excel kiểu cũ (.xls, Excel 97 - 2003).",
        "Mở tệp bằng Excel, chọn Save as, kiểu Excel Workbook (.xlsx), rồi chọn tệp vừa lưu.",
    ),
    "file-is-locked": (
        "Tệp có đặt mật khẩu nên không đọc được.",
        "Mở tệp, bỏ mật khẩu (File, Info, Protect), lưu lại rồi chọn tệp đó.",
    ),
    "file-is-rtf": (
        "Đây là tệp RTF, không phải tệp dữ liệu, tệp Word (.docx) hoặc Excel (.xlsx).",
        "Mở tệp bằng Word, chọn Save as, kiểu Word Document (.docx), rồi chọn tệp vừa lưu.",
    ),
    "file-is-docx": ("Đây là tệp Word (.docx), mà ở đây cần tệp Excel (.xlsx).", "Chọn bảng Excel đã điền."),
    "file-is-xlsx": (
        "Đây là tệp Excel (.xlsx), mà ở đây cần tệp Word (.docx) hoặc tệp dữ liệu (.json).",
        "Chọn tệp Word hoặc tệp dữ liệu; bảng Excel thì dùng ở trang Làm hàng loạt hoặc Đợt đánh giá.",
    ),
    "file-is-pptx": (
        "Đây là tệp trình chiếu (.pptx), không phải tệp Word (.docx) hoặc Excel (.xlsx).",
        "Chọn tệp .docx, .xlsx hoặc .json.",
    ),
    "package-broken": (
        "Tệp bị hỏng hoặc bị cắt mất một phần.",
        "Chép hoặc tải lại tệp; nếu vẫn lỗi, mở bằng Word hoặc Excel và lưu thành tệp mới.",
    ),
    "package-kind": (
        "Tệp không đúng loại cần đọc (có thể là tệp mẫu, tệp có macro hoặc loại khác được đổi đuôi).",
        "Mở tệp bằng Word hoặc Excel rồi chọn Save as, kiểu .docx hoặc .xlsx.",
    ),
    "package-too-large": (
        "Tệp dài {size} byte, vượt giới hạn {limit} byte.",
        "Nén hoặc bỏ bớt hình ảnh, hoặc nâng giới hạn OCOP_DOCS_MAX_PACKAGE_BYTES.",
    ),
    "package-unpacked": (
        "Tệp sau khi giải nén dài {size} byte, vượt giới hạn {limit} byte.",
        "Bỏ bớt hình ảnh, hoặc tách văn bản thành nhiều tệp.",
    ),
    "package-entries": (
        "Tệp chứa {count} tệp con, vượt giới hạn {limit}.",
        "Bỏ bớt hình ảnh, hoặc tách văn bản thành nhiều tệp.",
    ),
    "package-name": ("Tệp chứa một tên không an toàn: “{name}”.", "Mở tệp bằng Word hoặc Excel và lưu thành tệp mới."),
    "package-duplicate": (
        "Tệp chứa hai phần cùng tên “{name}” nên không rõ phần nào là thật.",
        "Mở tệp bằng Word hoặc Excel và lưu thành tệp mới.",
    ),
    "package-bomb": (
        "Tệp nén bất thường: nội dung thật lớn hơn nhiều lần dung lượng tệp.",
        "Chỉ dùng tệp có nguồn tin cậy; mở bằng Word hoặc Excel và lưu thành tệp mới.",
    ),
    "package-xml": (
        "Tệp chứa khai báo hoặc bảng mã XML không được phép.",
        "Chỉ dùng tệp có nguồn tin cậy; mở bằng Word hoặc Excel và lưu thành tệp mới.",
    ),
    "word-edges-too-many": (
        "Tệp có {count} phần (section) và đoạn ở đầu trang, chân trang của các phần đó, vượt giới hạn {limit}.",
        "Bỏ bớt dấu ngắt phần (section break), hoặc nâng giới hạn OCOP_DOCS_MAX_EDGE_PARAGRAPHS.",
    ),
    "package-part-too-large": (
        "Tệp quá dài so với giới hạn của chương trình.",
        "Tách văn bản hoặc bảng thành nhiều tệp.",
    ),
    "package-active": (
        "Tệp chứa macro, đối tượng nhúng, trang HTML hoặc liên kết tự chạy nên không được đọc.",
        "Mở tệp bằng Word hoặc Excel, xóa các đối tượng và liên kết này, rồi lưu lại thành .docx hoặc .xlsx.",
    ),
    "package-external": (
        "Tệp liên kết tới tệp hoặc trang mạng khác (hình, mẫu, đối tượng).",
        "Trong Word hoặc Excel, nhúng hình vào tệp và gỡ mẫu, sổ tính hoặc đối tượng liên kết, rồi lưu lại.",
    ),
    "package-picture": (
        "Một hình trong tệp quá lớn: {width} x {height} điểm ảnh.",
        "Thu nhỏ hình (Compress Pictures) rồi lưu lại.",
    ),
    "package-xml-broken": (
        "Không đọc được nội dung của tệp.",
        "Mở tệp bằng Word hoặc Excel, để chương trình đó sửa, rồi lưu thành tệp mới.",
    ),
    "workbook-broken": (
        "Không đọc được nội dung Excel của tệp.",
        "Mở tệp bằng Excel, để Excel sửa, rồi lưu thành tệp mới.",
    ),
    "workbook-strict": (
        "Tệp Excel được lưu kiểu Strict Open XML nên không đọc được.",
        "Mở tệp bằng Excel, chọn Save as, kiểu Excel Workbook (.xlsx), rồi chọn tệp vừa lưu.",
    ),
    "workbook-too-complex": (
        "Tệp Excel có {count} thẻ định dạng hoặc mô tả trong “{part}”, vượt giới hạn {limit}.",
        "Chép dữ liệu sang bảng mẫu mới, hoặc nâng giới hạn OCOP_DOCS_MAX_WORKBOOK_MARKUP.",
    ),
}
