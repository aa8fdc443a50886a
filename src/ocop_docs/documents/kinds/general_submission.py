"""Tờ trình (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasCostEstimate, HasLegalBases
from ocop_docs.documents.parts import Passage


class GeneralSubmission(AdministrativeDocument, HasLegalBases, HasCostEstimate):
    """Tờ trình chung; tờ trình phê duyệt kết quả đánh giá, phân hạng là một loại riêng."""

    type_name: ClassVar[str] = "Tờ trình"
    type_abbreviation: ClassVar[str] = "TTr"

    kind: Literal["general-submission"] = Field(title="Loại văn bản")
    addressees: Rows[Text] = Expected([], title="Kính gửi")
    reasons: Rows[Text] = Expected([], title="Sự cần thiết")
    passages: Rows[Passage] = Expected([], title="Nội dung trình")
    requests: Rows[Text] = Expected([], title="Đề xuất, kiến nghị")
    enclosures: Rows[Text] = Field(default_factory=list, title="Hồ sơ trình kèm", examples=[["Dự thảo Quyết định"]])
