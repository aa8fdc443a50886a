"""Thông báo kết quả đánh giá, phân hạng (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm g; NĐ 30/2020, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Date, Expected, FillableRows, Positive, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.listing import FiveStarProposal, ListedProduct, Reference, UnrecognisedProduct
from ocop_docs.documents.parts import LegalBasis


class ResultsNotice(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Thông báo gửi Ủy ban nhân dân cấp xã và chủ thể."""

    type_name: ClassVar[str] = "Thông báo"
    type_abbreviation: ClassVar[str] = "TB"
    lists_products: ClassVar[bool] = True

    kind: Literal["results-notice"] = Field(title="Loại văn bản")
    legal_bases: Rows[LegalBasis] = Field(default_factory=list, title="Căn cứ ban hành")
    round_number: Positive | None = Field(default=None, title="Đợt")
    decision: Reference | None = Expected(None, title="Quyết định công nhận")
    products: FillableRows[ListedProduct] = Field(title="Sản phẩm được công nhận")
    five_star: FiveStarProposal | None = Field(default=None, title="Sản phẩm có tiềm năng đạt 5 sao")
    unrecognised: Rows[UnrecognisedProduct] = Field(default_factory=list, title="Sản phẩm không được công nhận")
    valid_until: Date | None = Expected(None, title="Giấy chứng nhận có giá trị đến ngày")
    requests: Rows[Text] = Field(default_factory=list, title="Đề nghị với xã và chủ thể")
