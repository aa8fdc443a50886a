"""Báo cáo kết quả đánh giá, phân hạng của Hội đồng (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm d; NĐ 30/2020, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableRows, Positive, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.listing import FiveStarProposal, ListedProduct, Reference, UnrecognisedProduct


class CouncilReport(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Báo cáo của Hội đồng, đề xuất Chủ tịch Ủy ban nhân dân cấp tỉnh công nhận sản phẩm."""

    type_name: ClassVar[str] = "Báo cáo"
    type_abbreviation: ClassVar[str] = "BC"
    lists_products: ClassVar[bool] = True

    kind: Literal["council-report"] = Field(title="Loại văn bản")
    addressees: Rows[Text] = Expected([], title="Kính gửi")
    round_number: Positive | None = Field(default=None, title="Đợt")
    minutes: Reference | None = Expected(None, title="Biên bản họp Hội đồng")
    process: Rows[Text] = Expected([], title="Quá trình đánh giá của Hội đồng")
    products: FillableRows[ListedProduct] = Field(title="Sản phẩm đề xuất công nhận")
    five_star: FiveStarProposal | None = Field(default=None, title="Sản phẩm có tiềm năng đạt 5 sao")
    unrecognised: Rows[UnrecognisedProduct] = Field(default_factory=list, title="Sản phẩm không đề xuất công nhận")
