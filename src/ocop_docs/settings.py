"""Every limit of the service: named, with its default and the help an office needs to change it.

Each can be set by an environment variable `OCOP_DOCS_<NAME>`, those of the pages by `OCOP_DOCS_WEB_<NAME>`, or in a
configuration file in TOML, those of the pages in its table `[web]`. The environment goes first.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_core import PydanticCustomError

from ocop_docs.configuration import config_file, faults_of, from_environment, from_file, merged, user_folder
from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.messages.reasons import reason

PdfEngine = Literal["auto", "rdocx", "libreoffice"]


def _no_flag(value: object) -> object:
    """Refuse true and false, which pydantic would count as 1 and 0."""
    if isinstance(value, bool):
        raise ValueError("no setting is a flag")  # noqa: TRY004 - pydantic reports ValueError only
    return value


def _listed(value: object) -> object:
    """Read a list given as one text, as the environment gives it."""
    return json.loads(value) if isinstance(value, str) else value


def _address(value: str) -> str:
    """Return an IP address in the form in which a connection gives it; nothing and ``*`` as they are."""
    if value in ("", "*"):
        return value
    from ipaddress import ip_address

    try:
        return str(ip_address(value))
    except ValueError as error:
        raise PydanticCustomError("setting-no-address", "no IP address") from error


class WebSettings(BaseModel):
    """How the pages are served, and how much they take."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    no_flag = field_validator("*", mode="before")(_no_flag)

    secret_key: SecretStr | None = Field(
        default=None,
        description="Khóa ký phiên làm việc, ít nhất 32 ký tự; bắt buộc khi mở cho máy khác truy cập.",
    )
    secret_key_fallbacks: Annotated[list[SecretStr], BeforeValidator(_listed)] = Field(
        default=[],
        description="Các khóa trước đây chưa bị lộ, khi vừa đổi khóa: phiên đã ký bằng chúng còn dùng được, phiên mới "
        'ký bằng khóa mới; ghi như ["khóa cũ"].',
    )
    metrics_key: SecretStr | None = Field(
        default=None,
        description="Khóa để đọc số liệu theo dõi của bản cho cơ quan ở /metrics; không đặt thì không có trang đó.",
    )
    trusted_hosts: Annotated[list[str], BeforeValidator(_listed)] = Field(
        default=[], description='Tên miền hoặc địa chỉ được dùng để mở trang, ngoài máy này; ghi như ["10.0.0.5"].'
    )
    trusted_proxy: Annotated[str, AfterValidator(_address)] = Field(
        default="",
        description="Địa chỉ của máy chủ HTTPS đặt phía trước, như 127.0.0.1, hoặc *; địa chỉ của người dùng lấy ở "
        "X-Forwarded-For mà máy ấy ghi.",
    )
    scheme: Literal["http", "https"] = Field(
        default="http",
        description="Giao thức mà người dùng mở trang: http hoặc https; với https, cookie chỉ gửi qua đường mã hóa.",
    )
    max_body_bytes: int = Field(
        default=21_000_000, gt=0, description="Dung lượng tối đa của một lần gửi, kể cả tệp, tính bằng byte."
    )
    max_form_bytes: int = Field(
        default=6_000_000, gt=0, description="Dung lượng tối đa của phần chữ trong một lần gửi, tính bằng byte."
    )
    max_fields: int = Field(default=20_000, gt=0, description="Số ô tối đa của một lần gửi.")
    max_round_papers: int = Field(
        default=400, gt=0, description="Số văn bản tối đa của một đợt đánh giá mà trang làm trong một lần."
    )
    threads: int = Field(default=8, gt=0, description="Số yêu cầu được xử lý cùng lúc.")
    slow_client_s: int = Field(default=30, gt=0, description="Số giây chờ một máy gửi chậm trước khi ngắt.")
    connections: int = Field(
        default=400, gt=0, description="Số kết nối tối đa cùng lúc; đầy thì kết nối để không lâu nhất bị ngắt trước."
    )
    work_places: int = Field(
        default=16,
        gt=0,
        description="Số việc nặng (xét tệp, chuyển PDF) đang làm và đang chờ; hết chỗ thì báo bận.",
    )
    work_answer_s: int = Field(
        default=3, gt=0, description="Số giây trang chờ một việc nặng trước khi báo là đang xử lý."
    )
    work_wait_s: int = Field(default=90, gt=0, description="Số giây API chờ đến lượt một việc nặng trước khi báo bận.")
    preview_documents: int = Field(default=16, gt=0, description="Số văn bản xem trước được giữ trong bộ nhớ.")
    preview_pages: int = Field(default=60, gt=0, description="Số trang xem trước tối đa của một văn bản.")
    preview_width: int = Field(default=1000, gt=0, description="Bề ngang ảnh trang xem trước, tính bằng điểm ảnh.")
    batch_folder: Path | None = Field(
        default=None, description="Thư mục giữ các lô văn bản; không đặt thì giữ trong thư mục riêng của người dùng."
    )
    batches_at_once: int = Field(default=2, gt=0, description="Số lô văn bản được làm cùng lúc; lô khác chờ đến lượt.")
    batch_most: int = Field(default=50, gt=0, description="Số lô văn bản tối đa được giữ.")
    batch_hours: int = Field(default=48, gt=0, description="Số giờ giữ một lô văn bản, kể từ lần làm cuối.")

    @property
    def batches(self) -> Path:
        """The folder of batches: private to this user, and there after a restart."""
        return self.batch_folder or user_folder("LOCALAPPDATA", "XDG_DATA_HOME", ".local/share") / "batches"


class Settings(BaseModel):
    """Limits on what is read and made, and those of the pages."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    no_flag = field_validator("*", mode="before")(_no_flag)

    max_input_bytes: int = Field(
        default=5_000_000, gt=0, description="Dung lượng tối đa của một tệp dữ liệu JSON, tính bằng byte."
    )
    max_record_values: int = Field(
        default=300_000, gt=0, description="Số giá trị tối đa trong dữ liệu JSON của một văn bản hoặc một đợt đánh giá."
    )
    max_text_length: int = Field(default=20_000, gt=0, description="Số ký tự tối đa của một đoạn chữ trong dữ liệu.")
    max_list_length: int = Field(default=5_000, gt=0, description="Số dòng tối đa của một danh sách trong dữ liệu.")
    max_package_bytes: int = Field(
        default=20_000_000, gt=0, description="Dung lượng tối đa của một tệp Word hoặc Excel, tính bằng byte."
    )
    max_pdf_pages_read: int = Field(default=200, gt=0, description="Số trang tối đa của một tệp PDF được đọc.")
    max_package_unpacked_bytes: int = Field(
        default=50_000_000, gt=0, description="Dung lượng tối đa sau khi giải nén một tệp Word hoặc Excel."
    )
    max_package_entries: int = Field(default=200, gt=0, description="Số tệp con tối đa trong một tệp Word hoặc Excel.")
    max_package_ratio: int = Field(default=100, gt=0, description="Tỷ lệ nén tối đa của một tệp con.")
    package_ratio_from_bytes: int = Field(
        default=1_000_000, gt=0, description="Từ dung lượng này (byte) trở lên mới xét tỷ lệ nén."
    )
    max_part_bytes: int = Field(
        default=20_000_000, gt=0, description="Dung lượng tối đa của một phần XML trong tệp Word hoặc Excel."
    )
    max_part_markup: int = Field(
        default=1_000_000, gt=0, description="Số thẻ tối đa của một phần XML trong tệp Word hoặc Excel."
    )
    max_edge_paragraphs: int = Field(
        default=20_000, gt=0, description="Số đoạn tối đa ở đầu trang, chân trang của mọi phần (section) tệp Word."
    )
    max_picture_pixels: int = Field(
        default=100_000_000, gt=0, description="Số điểm ảnh tối đa của một hình trong tệp Word."
    )
    max_own_file_bytes: int = Field(
        default=1_000_000,
        gt=0,
        description="Số byte tối đa của ảnh và của mẫu Giấy chứng nhận riêng.",
    )
    max_own_picture_pixels: int = Field(
        default=25_000_000, gt=0, description="Số điểm ảnh tối đa của ảnh đặt vào Giấy chứng nhận."
    )
    max_listed_faults: int = Field(
        default=500, gt=0, description="Số lỗi dữ liệu tối đa được liệt kê trong một lần; phần còn lại chỉ đếm."
    )
    max_sheet_bytes: int = Field(
        default=50_000_000, gt=0, description="Dung lượng tối đa của một phần XML trong tệp Excel, sau khi giải nén."
    )
    max_sheet_markup: int = Field(default=6_000_000, gt=0, description="Số thẻ tối đa của một phần XML tệp Excel.")
    max_workbook_markup: int = Field(
        default=100_000,
        gt=0,
        description="Số thẻ tối đa của một phần khác trong tệp Excel, như định dạng ô; trang tính có mục riêng.",
    )
    max_table_characters: int = Field(
        default=50_000_000, gt=0, description="Số ký tự tối đa của mọi ô trong một tệp Excel."
    )
    max_json_values: int = Field(
        default=2_000_000, gt=0, description="Số giá trị tối đa của một bảng JSON; bảng JSONL không bị giới hạn này."
    )
    max_table_bytes: int = Field(
        default=200_000_000,
        gt=0,
        description="Dung lượng tối đa của một bảng, với tệp Excel là sau khi giải nén, tính bằng byte.",
    )
    max_table_rows: int = Field(default=100_000, gt=0, description="Số dòng tối đa của một trang trong bảng dữ liệu.")
    max_table_columns: int = Field(default=500, gt=0, description="Số cột tối đa của một trang trong bảng dữ liệu.")
    max_round_sheets: int = Field(
        default=10_000, gt=0, description="Số phiếu tối đa của một đợt đánh giá: số sản phẩm nhân số thành viên."
    )
    max_tried_records: int = Field(
        default=4_000,
        gt=0,
        description="Số lần in thử tối đa để tìm chỗ sửa của một tệp Word đưa lại; chỗ chưa tìm ra thì được liệt kê.",
    )
    serial_below: int = Field(
        default=200, ge=0, description="Dưới số văn bản này, batch làm trong một tiến trình vì mở thêm chỉ chậm hơn."
    )
    chunk_rows: int = Field(
        default=128,
        gt=0,
        description="Số văn bản tối đa giao cho một tiến trình mỗi lần; khi làm cả PDF thì bằng một phần tư.",
    )
    templates_folder: str = Field(
        default="",
        description="Thư mục mẫu Word riêng, tên tệp theo loại như certificate.docx; thiếu thì dùng mẫu gốc.",
    )
    certificate_picture: str = Field(
        default="", description="Tệp ảnh PNG hoặc JPEG đặt vào chỗ Quốc huy của Giấy chứng nhận."
    )
    workers: int = Field(
        default=2, gt=0, description="Số tiến trình riêng xử lý tệp đưa từ ngoài vào và mẫu Word riêng cùng lúc."
    )
    work_seconds: int = Field(
        default=30, gt=0, description="Số giây tối đa để xử lý một tệp đưa từ ngoài vào, hoặc in một mẫu Word riêng."
    )
    work_cpu_seconds: int = Field(
        default=5,
        gt=0,
        description="Số giây bộ xử lý tối đa để xét một tệp Word đưa từ ngoài vào, hoặc in một mẫu Word riêng.",
    )
    work_table_seconds: int = Field(
        default=120, gt=0, description="Số giây tối đa để đọc một bảng nhiều dòng đưa từ ngoài vào."
    )
    work_memory_mb: int = Field(
        default=512, gt=0, description="Bộ nhớ tối đa (vùng địa chỉ) của một tiến trình riêng như vậy, tính bằng MB."
    )
    batch_memory_mb: int = Field(
        default=4_000, gt=0, description="Bộ nhớ tối đa của mỗi tiến trình làm một lô trên trang, tính bằng MB."
    )
    layout_sample: int = Field(
        default=200,
        gt=0,
        description="Khi làm hàng loạt: cứ bao nhiêu văn bản thì xét thể thức một, kể từ văn bản đầu; 1 là xét hết.",
    )
    pdf_engine: PdfEngine = Field(
        default="auto",
        description="Bộ tạo PDF: rdocx (đi kèm), libreoffice, hoặc auto: rdocx, không được thì LibreOffice.",
    )
    pdf_timeout_s: int = Field(
        default=60, gt=0, description="Số giây chờ bộ tạo PDF đi kèm chuyển một tệp Word đưa từ ngoài vào."
    )
    pdf_memory_mb: int = Field(
        default=2_000, gt=0, description="Bộ nhớ tối đa khi chuyển một tệp Word đưa từ ngoài vào, tính bằng MB."
    )
    soffice_timeout_s: int = Field(
        default=60, gt=0, description="Số giây chờ LibreOffice mỗi lần chuyển một văn bản sang PDF."
    )
    soffice_memory_mb: int = Field(
        default=4_000, gt=0, description="Bộ nhớ tối đa (vùng địa chỉ) của LibreOffice, tính bằng MB."
    )
    web: WebSettings = Field(default=WebSettings.model_construct(), description="Các giới hạn của trang soạn văn bản.")
    office_folder: str = Field(
        default="", description="Thư mục kho của cơ quan; không đặt thì giữ trong thư mục riêng của người dùng."
    )
    office_database: str = Field(
        default="",
        description="Cơ sở dữ liệu của cơ quan, như postgresql+psycopg://ten@may/kho; không đặt thì dùng SQLite.",
    )
    office_backup_days: int = Field(
        default=7,
        gt=0,
        description="Số ngày tối đa kể từ bản sao lưu tốt gần nhất; quá số ngày ấy, office doctor và trang đầu nhắc.",
    )
    office_login_tries: int = Field(
        default=10, gt=0, description="Số lần đăng nhập sai một tên từ một máy, sau đó máy ấy phải chờ."
    )
    office_address_tries: int = Field(
        default=100, gt=0, description="Số lần đăng nhập sai mọi tên từ một máy, sau đó máy ấy phải chờ."
    )
    office_login_minutes: int = Field(
        default=15, gt=0, description="Số phút mà những lần đăng nhập sai được đếm, và máy ấy phải chờ."
    )
    office_idle_hours: int = Field(default=4, gt=0, description="Số giờ không dùng thì phiên đăng nhập hết.")
    office_session_hours: int = Field(default=20, gt=0, description="Số giờ dài nhất của một phiên đăng nhập.")
    office_hold_minutes: int = Field(
        default=10, gt=0, description="Số phút một dự thảo được giữ cho người đang sửa, kể từ lần gõ cuối."
    )
    office_address: str = Field(
        default="",
        description="Địa chỉ mà mọi người mở trang, như https://ocop.xa.local; cần cho thư báo và đăng nhập OIDC.",
    )
    mail_server: str = Field(
        default="",
        pattern=r"^$|^[^\s:/@]+:\d{1,5}$",
        description="Máy chủ gửi thư báo, như smtp.tinh.gov.vn:587; không đặt thì không gửi thư.",
    )
    mail_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="Mã hóa với máy chủ thư: starttls, tls, hoặc none (chỉ trong mạng nội bộ)."
    )
    mail_from: str = Field(
        default="",
        description="Địa chỉ gửi của thư báo, như ocop@tinh.gov.vn; để trống là ocop-docs@ và tên máy chủ thư.",
    )
    mail_user: str = Field(default="", description="Tên đăng nhập ở máy chủ thư, nếu máy chủ đòi.")
    mail_password: SecretStr | None = Field(default=None, description="Mật khẩu ở máy chủ thư.")
    oidc_issuer: str = Field(
        default="",
        description="Địa chỉ nơi cấp danh tính (OpenID Connect), như https://sso.tinh.gov.vn; để trống là không dùng.",
    )
    oidc_client: str = Field(default="", description="Mã ứng dụng mà nơi cấp danh tính cho.")
    oidc_secret: SecretStr | None = Field(default=None, description="Khóa ứng dụng mà nơi cấp danh tính cho.")
    oidc_title: str = Field(
        default="tài khoản chung", description="Tên của nơi cấp danh tính trên nút đăng nhập: “Đăng nhập bằng …”."
    )
    soffice_files: int = Field(
        default=100, gt=0, description="Số văn bản LibreOffice chuyển trước khi được khởi động lại."
    )

    @property
    def office(self) -> Path:
        """The folder of the office's store."""
        return Path(self.office_folder or user_folder("LOCALAPPDATA", "XDG_DATA_HOME", ".local/share") / "office")


_adopted: list[Settings] = []


def adopt(given: Settings) -> None:
    """Take over the limits of the program that started this process, instead of reading them anew."""
    _adopted[:] = [given]
    settings.cache_clear()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the limits in force, read once.

    Raises:
        UnreadableInput: the configuration file cannot be read.
        InvalidInput: a value of it or of the environment is not one that its setting can have.
    """
    if _adopted:
        return _adopted[0]
    path = config_file()
    file = str(path)
    try:
        given = merged(from_file(path), from_environment(Settings.model_fields))
        # Most offices change nothing; what the models need to check values then need not be built.
        return Settings.model_validate(given) if given else Settings.model_construct()
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = found[1] if found else reason("last-line")
        raise UnreadableInput(fault("settings-not-toml", file=file, line=line)) from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(fault("not-utf8", file, position=error.start + 1)) from error
    except OSError as error:
        raise UnreadableInput(fault("file-unreadable", path=file)) from error
    except ValidationError as error:
        raise InvalidInput(*faults_of(error, file)) from error
