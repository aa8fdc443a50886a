"""The error family: what went wrong, where, and the way out, in the clerk's own language.

Every refusal carries one or more faults. The words live in `MESSAGES`, one place to
proof-read; the code that raises gives only the fault's name, its place and its facts.
Each error class knows how the two kinds of door show it: `exit_code` for the command
line, `http_status` for the web.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ocop_docs.messages import PDF_MESSAGES, TABLE_MESSAGES

MESSAGES: dict[str, tuple[str, str]] = {
    "file-not-found": ("Không tìm thấy tệp “{path}”.", "Kiểm tra lại tên tệp và thư mục."),
    "folder-empty": ("Thư mục “{path}” không có tệp nào.", "Chép các tệp vào thư mục, hoặc ghi đúng tên thư mục."),
    "options-together": (
        "Mỗi lần chỉ làm được một trong các việc: {options}.",
        "Chạy lệnh riêng cho từng tùy chọn.",
    ),
    "file-unreadable": ("Không đọc được tệp “{path}”.", "Kiểm tra quyền đọc tệp, hoặc chép tệp ra nơi khác."),
    "file-too-large": (
        "Dữ liệu dài {size} byte, vượt giới hạn {limit} byte.",
        "Tách bớt nội dung hoặc nâng giới hạn OCOP_DOCS_MAX_INPUT_BYTES.",
    ),
    "not-utf8": (
        "Tệp không ở bảng mã UTF-8 (byte thứ {position} không đọc được).",
        "Mở tệp trong Notepad, chọn Save as và chọn Encoding là UTF-8.",
    ),
    "not-json": (
        "Nội dung không phải JSON đúng: sai ở dòng {line}, cột {column}.",
        "Kiểm tra dấu phẩy, dấu ngoặc và dấu nháy quanh vị trí này.",
    ),
    "number-impossible": (
        "“{number}” không phải một số dùng được trong văn bản.",
        "Ghi số nguyên, hoặc chữ trong dấu nháy như “10,5 tỷ đồng”.",
    ),
    "json-too-deep": ("Dữ liệu lồng nhau quá sâu.", "Dùng lệnh `ocop-docs new` để lấy khung dữ liệu đúng."),
    "duplicate-key": ("Mục “{key}” được ghi hai lần trong cùng một nhóm.", "Chỉ giữ lại một lần."),
    "not-an-object": (
        "Dữ liệu phải là một nhóm “tên: giá trị” trong dấu ngoặc nhọn {{ }}.",
        "Dùng lệnh `ocop-docs new` để lấy khung dữ liệu đúng.",
    ),
    "kind-missing": ("Thiếu mục “kind” cho biết loại văn bản.", "Ghi một trong các loại: {kinds}."),
    "kind-unknown": ("Không có loại văn bản “{kind}”.", "Ghi một trong các loại: {kinds}."),
    "field-missing": ("Thiếu mục bắt buộc: {title}.", "Bổ sung mục này."),
    "field-unknown": ("Mục “{field}” không có trong mẫu dữ liệu.", "{suggestion}"),
    "field-invalid": ("{reason}", "Sửa lại giá trị của mục này."),
    "illegal-characters": (
        "Có ký tự không được phép trong văn bản: {characters}.",
        "Xóa các ký tự này rồi gõ lại đoạn chữ.",
    ),
    "text-too-long": (
        "Đoạn chữ dài {length} ký tự, vượt giới hạn {limit}.",
        "Rút gọn hoặc tách thành nhiều đoạn.",
    ),
    "list-too-long": (
        "Danh sách có {length} dòng, vượt giới hạn {limit} dòng.",
        "Tách bớt danh sách, hoặc nâng giới hạn OCOP_DOCS_MAX_LIST_LENGTH.",
    ),
    "more-faults": ("Còn {count} lỗi nữa ngoài {limit} lỗi đã liệt kê.", "Sửa các lỗi trên rồi kiểm tra lại."),
    "one-file-only": (
        "Tùy chọn --annotate và --fix chỉ nhận một tệp mỗi lần.",
        "Gọi lệnh riêng cho từng tệp.",
    ),
    "output-exists": ("Tệp “{path}” đã có.", "Chọn tên khác, hoặc thêm --force để ghi đè."),
    "output-unwritable": (
        "Không ghi được tệp “{path}”.",
        "Kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.",
    ),
    "output-not-word": (
        "Tệp Word không thể mang tên “{path}”.",
        "Đặt tên có đuôi .docx; bản PDF tự lấy tên đó với đuôi .pdf.",
    ),
    "template-broken": (
        "Mẫu Word “{template}” có chỗ sai: {reason}",
        "Mở mẫu trong Word và sửa chỗ này, hoặc dùng lại mẫu gốc của chương trình.",
    ),
    "settings-file-missing": (
        "Không có tệp cấu hình “{file}”.",
        "Sửa hoặc bỏ biến môi trường OCOP_DOCS_CONFIG.",
    ),
    "settings-not-toml": (
        "Tệp cấu hình “{file}” không đúng cách viết TOML, ở dòng {line}.",
        "Mỗi mục viết một dòng, như max_table_rows = 200000; mục của trang soạn văn bản nằm dưới dòng [web].",
    ),
    "setting-in-environment": (
        "Biến môi trường {name} {reason}.",
        "Sửa hoặc bỏ biến môi trường này.",
    ),
    "setting-in-file": (
        "Mục {key} trong tệp cấu hình “{file}” {reason}.",
        "Sửa hoặc bỏ mục này.",
    ),
    "templates-missing": (
        "Không có thư mục mẫu Word riêng “{folder}”.",
        "Sửa hoặc bỏ biến môi trường OCOP_DOCS_TEMPLATES_FOLDER.",
    ),
    "render-lost-text": (
        "Văn bản tạo ra không chứa nguyên vẹn nội dung: thiếu “{text}”.",
        "Không có tệp nào được ghi. Hãy gửi dữ liệu này cho người phụ trách chương trình.",
    ),
    "papers-disagree": (
        "Các văn bản của đợt không thống nhất: {disagreement}",
        "Không có tệp nào được ghi. Hãy gửi dữ liệu này cho người phụ trách chương trình.",
    ),
    "fix-changed-text": (
        "Không sửa được trình bày mà giữ nguyên văn bản.",
        "Không có tệp nào được ghi. Hãy sửa tay theo danh sách, và gửi tệp cho người phụ trách chương trình.",
    ),
    "word-without-data": (
        "Tệp Word này không kèm dữ liệu để mở lại.",
        "Mở tệp dữ liệu .json, hoặc tệp Word do chương trình tạo có kèm dữ liệu.",
    ),
    "word-edited": (
        "Chữ trong tệp Word đã được sửa sau khi tạo, nên không còn khớp với dữ liệu kèm theo.",
        "Dùng tệp dữ liệu .json; hoặc mở tệp Word ở trang soạn văn bản (ocop-docs serve) để xem lại dữ liệu lúc tạo.",
    ),
    "package-not-zip": (
        "Tệp này không phải tệp Word (.docx) hoặc Excel (.xlsx).",
        "Mở tệp bằng Word hoặc Excel rồi chọn Save as, kiểu .docx hoặc .xlsx.",
    ),
    "package-old-or-locked": (
        "Tệp ở định dạng cũ (.doc, .xls) hoặc có đặt mật khẩu nên không đọc được.",
        "Mở tệp, bỏ mật khẩu nếu có, rồi lưu lại thành .docx hoặc .xlsx.",
    ),
    "package-broken": (
        "Tệp bị hỏng hoặc bị cắt mất một phần.",
        "Chép hoặc tải lại tệp; nếu vẫn lỗi, mở bằng Word và lưu thành tệp mới.",
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
    "package-name": ("Tệp chứa một tên không an toàn: “{name}”.", "Mở tệp bằng Word và lưu thành tệp mới."),
    "package-duplicate": (
        "Tệp chứa hai phần cùng tên “{name}” nên không rõ phần nào là thật.",
        "Mở tệp bằng Word và lưu thành tệp mới.",
    ),
    "package-bomb": (
        "Tệp nén bất thường: nội dung thật lớn hơn nhiều lần dung lượng tệp.",
        "Chỉ dùng tệp có nguồn tin cậy; mở bằng Word và lưu thành tệp mới.",
    ),
    "package-xml": (
        "Tệp chứa khai báo hoặc bảng mã XML không được phép.",
        "Chỉ dùng tệp có nguồn tin cậy; mở bằng Word và lưu thành tệp mới.",
    ),
    "package-part-too-large": (
        "Văn bản quá dài so với giới hạn của chương trình.",
        "Tách văn bản thành nhiều tệp.",
    ),
    "package-active": (
        "Tệp chứa macro, đối tượng nhúng hoặc liên kết tự chạy nên không được đọc.",
        "Xóa các đối tượng này trong Word, lưu lại thành .docx.",
    ),
    "package-external": (
        "Tệp liên kết tới tệp hoặc trang mạng khác (hình, mẫu, đối tượng).",
        "Trong Word, nhúng hình vào văn bản và gỡ mẫu hoặc đối tượng liên kết, rồi lưu lại.",
    ),
    "package-picture": (
        "Một hình trong tệp quá lớn: {width} x {height} điểm ảnh.",
        "Thu nhỏ hình (Compress Pictures) rồi lưu lại.",
    ),
    "package-xml-broken": (
        "Không đọc được nội dung Word của tệp.",
        "Mở tệp bằng Word, để Word sửa, rồi lưu thành tệp mới.",
    ),
    "command-incomplete": (
        "Lệnh còn thiếu {missing}.",
        "Thêm --help sau tên lệnh để xem cách dùng.",
    ),
    "command-option-unknown": ("Không có tùy chọn “{option}”.", "Thêm --help sau tên lệnh để xem các tùy chọn."),
    "command-wrong": ("Không hiểu lệnh “{typed}”.", "Gõ ocop-docs --help để xem các lệnh."),
    **PDF_MESSAGES,
    **TABLE_MESSAGES,
}
"""For each fault: the sentence that says what is wrong, and the one that says what to do."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: its place (`""` when it concerns the whole), that place's title, and the way out."""

    code: str
    message: str
    place: str = ""
    title: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message} {self.remedy}".rstrip()


def fault(code: str, place: str = "", place_title: str = "", **facts: object) -> Fault:
    """Word the fault `code` of `MESSAGES` with its facts."""
    message, remedy = MESSAGES[code]
    return Fault(code, message.format(**facts), place, place_title, remedy.format(**facts))


class OcopDocsError(Exception):
    """Root of the family; carries every fault found, not only the first."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 500

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class UnreadableInput(OcopDocsError):
    """The bytes are not the data they claim to be: no file, no UTF-8, no JSON, no known kind."""

    http_status = 400


class InvalidInput(OcopDocsError):
    """The data was read, but fields are missing, unknown or impossible."""

    http_status = 422


class OutputRefused(OcopDocsError):
    """The result cannot be written where it was asked for; nothing there was touched."""

    http_status = 409


class RenderError(OcopDocsError):
    """The document could not be made whole, so none was made."""


class ConversionError(OcopDocsError):
    """The PDF of a Word document could not be made."""

    http_status = 503
