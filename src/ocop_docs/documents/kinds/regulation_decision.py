"""Quyết định ban hành Quy chế hoạt động của Hội đồng, kèm Quy chế (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3; Mẫu 1.3)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableText, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases
from ocop_docs.documents.listing import Reference
from ocop_docs.documents.parts import Proposal


class RegulationArticle(Part):
    """Một điều của Quy chế; từ hai khoản thì các khoản được đánh số."""

    title: Text = Field(title="Tên điều")
    clauses: Rows[Text] = Field(min_length=1, title="Các khoản")


class RegulationChapter(Part):
    """Một chương của Quy chế; số chương, số điều tự ghi."""

    title: Text = Field(title="Tên chương")
    articles: Rows[RegulationArticle] = Field(min_length=1, title="Các điều")


class AttachedRegulation(Part):
    """Quy chế được ban hành, in thành văn bản kèm theo Quyết định."""

    subject: FillableText = Field(
        title="Tên Quy chế", description="Phần sau chữ “Quy chế”.", examples=["hoạt động của Hội đồng"]
    )
    chapters: Rows[RegulationChapter] = Expected([], title="Các chương")


class RegulationDecision(AdministrativeDocument, HasLegalBases):
    """Quyết định của người đứng đầu ban hành Quy chế: ký với tư cách cá nhân, không ghi TM."""

    type_name: ClassVar[str] = "Quyết định"
    type_abbreviation: ClassVar[str] = "QĐ"
    decides: ClassVar[bool] = True

    kind: Literal["regulation-decision"] = Field(title="Loại văn bản")
    proposal: Proposal | None = Expected(None, title="Theo đề nghị của")
    regulation: AttachedRegulation = Field(title="Quy chế kèm theo")
    effective_from: Text | None = Expected(None, title="Hiệu lực", examples=["ngày ký"])
    replaces: Reference | None = Field(default=None, title="Thay thế văn bản")
    enforcers: Rows[Text] = Expected([], title="Chịu trách nhiệm thi hành (Điều cuối)")
