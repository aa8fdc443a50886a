"""Tờ trình phê duyệt kết quả đánh giá, phân hạng (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm đ; NĐ 30/2020, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableRows, Positive, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.listing import FiveStarProposal, ListedProduct, Reference, UnrecognisedProduct


class Submission(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Tờ trình của cơ quan tham mưu quản lý OCOP cấp tỉnh."""

    type_name: ClassVar[str] = "Tờ trình"
    type_abbreviation: ClassVar[str] = "TTr"
    lists_products: ClassVar[bool] = True

    kind: Literal["submission"] = Field(title="Loại văn bản")
    addressees: Rows[Text] = Expected([], title="Kính gửi")
    round_number: Positive | None = Field(default=None, title="Đợt")
    minutes: Reference | None = Expected(None, title="Biên bản họp Hội đồng")
    process: Rows[Text] = Expected([], title="Quá trình tổ chức đánh giá")
    products: FillableRows[ListedProduct] = Field(title="Sản phẩm đề nghị công nhận")
    five_star: FiveStarProposal | None = Field(default=None, title="Sản phẩm có tiềm năng đạt 5 sao")
    unrecognised: Rows[UnrecognisedProduct] = Field(default_factory=list, title="Sản phẩm không đề nghị công nhận")
