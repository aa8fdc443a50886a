"""Quyết định thành lập Hội đồng và Tổ tư vấn (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm b; NĐ 30/2020, Mẫu 1.2)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableRows, FillableText, Rows, Text
from ocop_docs.documents.council import Advisor, Seat
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.listing import Reference
from ocop_docs.documents.parts import Proposal


class CouncilDecision(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Quyết định của người đứng đầu thành lập hoặc kiện toàn Hội đồng và Tổ tư vấn."""

    type_name: ClassVar[str] = "Quyết định"
    type_abbreviation: ClassVar[str] = "QĐ"
    decides: ClassVar[bool] = True

    kind: Literal["council-decision"] = Field(title="Loại văn bản")
    renewed: bool = Field(default=False, title="Kiện toàn", description="true: kiện toàn; false: thành lập.")
    council_name: FillableText = Field(title="Tên Hội đồng")
    proposal: Proposal | None = Expected(None, title="Theo đề nghị của")
    members: FillableRows[Seat] = Field(title="Thành viên Hội đồng")
    advisors: Rows[Advisor] = Expected([], title="Thành viên Tổ tư vấn")
    standing_agency: Text | None = Expected(None, title="Cơ quan thường trực của Hội đồng")
    duties: Rows[Text] = Field(default_factory=list, title="Nhiệm vụ ghi thêm (Điều 3)")
    effective_from: Text | None = Expected(None, title="Hiệu lực", examples=["ngày ký"])
    replaces: Reference | None = Field(default=None, title="Thay thế văn bản")
    enforcers: Rows[Text] = Expected([], title="Chịu trách nhiệm thi hành (Điều cuối)")
