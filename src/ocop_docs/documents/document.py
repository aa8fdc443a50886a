"""What every document has: its kind and form; and, if administrative, the elements of NĐ 30/2020 around its content."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from pydantic import Field

from ocop_docs.documents.annex import Annex, CostEstimate
from ocop_docs.documents.base import Date, Expected, FillableText, Part, Positive, Rows, Text
from ocop_docs.documents.parts import Acceptance, Archive, Issuer, LegalBasis, Period, Signatory


class Document(Part):
    """Any paper that the program makes; subclasses give its official name."""

    type_name: ClassVar[str]

    kind: str = Field(title="Loại văn bản")
    example: bool = Field(
        default=False,
        title="Văn bản ví dụ",
        description="true: mỗi trang in dòng “VĂN BẢN VÍ DỤ” ở chân trang.",
    )

    accepted: Rows[Acceptance] = Field(
        default_factory=list,
        title="Lỗi được chấp nhận",
        description="Lỗi nội dung mà người ký biết và cho giữ nguyên; không in ra văn bản.",
    )

    @property
    def headline(self) -> str:
        """What the paper is about, in a phrase."""
        raise NotImplementedError

    @property
    def fields_left_out(self) -> Collection[str]:
        """The fields that this paper leaves out on purpose, so that none of them is missed."""
        return ()


class Form(Document):
    """A form to fill in, or a certificate: not one of the types of NĐ 30/2020, so without its head and foot."""


class DocumentHead(Document):
    """The head of an administrative document, from issuer to trích yếu.

    A base of `AdministrativeDocument` and of the mixins below, so that the fields of a mixin follow the trích yếu.
    """

    issuer: Issuer = Field(title="Cơ quan ban hành")
    number: Positive | None = Expected(
        None, title="Số văn bản", description="Để trống khi chưa vào sổ; in chỗ trống để văn thư điền."
    )
    symbol: Text | None = Field(
        default=None, title="Ký hiệu", description="Chỉ ghi khi khác cách ghép thông thường (KH-UBND)."
    )
    date: Date | None = Expected(None, title="Ngày ban hành", description="Ghi như 13/8/2019.")
    subject: FillableText = Field(title="Trích yếu", description="Một cụm từ ngắn, không có dấu chấm cuối.")


class HasPeriod(DocumentHead):
    """Mixin of a kind that is about a year or a span of years."""

    period: Period | None = Field(title="Thời kỳ của văn bản")


class HasLegalBases(DocumentHead):
    """Mixin of a kind that cites what it is issued under."""

    legal_bases: Rows[LegalBasis] = Expected([], title="Căn cứ ban hành")


class HasCostEstimate(DocumentHead):
    """Mixin of a kind to which a Dự toán kinh phí may be annexed."""

    cost_estimate: CostEstimate | None = Field(default=None, title="Phụ lục Dự toán kinh phí")


class AdministrativeDocument(DocumentHead):
    """Head and foot of a document; each kind adds the content between them.

    Subclasses give the abbreviation of the document type too (NĐ 30/2020, Phụ lục III, mục I). Mixins follow this
    class: `class Plan(AdministrativeDocument, HasLegalBases, HasPeriod)`.
    """

    type_abbreviation: ClassVar[str]
    decides: ClassVar[bool] = False
    """Whether it decides, in articles (Điều 1, Điều 2 …)."""
    lists_products: ClassVar[bool] = False
    """Whether its last annex is a list of products, on a landscape page."""

    recipients: Rows[Text] = Expected(
        [], title="Nơi nhận", description="Mỗi nơi một dòng, không gạch đầu dòng; dòng “Lưu” tự thêm."
    )
    archive: Archive = Field(default=Archive(), title="Lưu")
    signatory: Signatory | None = Expected(None, title="Người ký")
    annexes: Rows[Annex] = Field(default_factory=list, title="Phụ lục tự soạn")

    @property
    def headline(self) -> str:
        """The trích yếu."""
        return self.subject

    @property
    def full_symbol(self) -> str:
        """Ký hiệu: the one given, else the usual one."""
        return self.symbol or self.usual_symbol

    @property
    def usual_symbol(self) -> str:
        """`KH-UBND` (NĐ 30/2020, Phụ lục I, mục II.3.b)."""
        return f"{self.type_abbreviation}-{self.issuer.abbreviation}"


def period_of(document: Document) -> Period | None:
    """Return the period of `document`; None if it is left open, or the kind has none."""
    return document.period if isinstance(document, HasPeriod) else None


def cost_estimate_of(document: Document) -> CostEstimate | None:
    """Return the Dự toán annexed to `document`; None if there is none."""
    return document.cost_estimate if isinstance(document, HasCostEstimate) else None


def legal_bases_of(document: Document) -> Sequence[LegalBasis]:
    """Return the legal bases of `document`; none if the kind cites none."""
    return document.legal_bases if isinstance(document, HasLegalBases) else ()
