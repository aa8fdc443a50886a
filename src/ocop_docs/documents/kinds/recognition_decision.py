"""Quyết định phê duyệt kết quả và công nhận sản phẩm OCOP (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3; NĐ 30/2020, Mẫu 1.2)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Date, Expected, FillableRows, Positive, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.listing import FiveStarProposal, ListedProduct
from ocop_docs.documents.parts import Proposal


class RecognitionDecision(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Quyết định của người đứng đầu: ký với tư cách cá nhân, không ghi TM. (Điều 7 khoản 3 điểm e)."""

    type_name: ClassVar[str] = "Quyết định"
    type_abbreviation: ClassVar[str] = "QĐ"
    decides: ClassVar[bool] = True
    lists_products: ClassVar[bool] = True

    kind: Literal["recognition-decision"] = Field(title="Loại văn bản")
    round_number: Positive | None = Field(default=None, title="Đợt")
    proposal: Proposal | None = Expected(None, title="Theo đề nghị của")
    products: FillableRows[ListedProduct] = Field(title="Sản phẩm được công nhận")
    five_star: FiveStarProposal | None = Field(default=None, title="Sản phẩm có tiềm năng đạt 5 sao")
    valid_until: Date | None = Expected(None, title="Giấy chứng nhận có giá trị đến ngày")
    assignments: Rows[Text] = Expected([], title="Giao nhiệm vụ (Điều 2)")
    effective_from: Text | None = Expected(None, title="Hiệu lực", examples=["ngày ký"])
    enforcers: Rows[Text] = Expected([], title="Chịu trách nhiệm thi hành (Điều cuối)")
