"""Quyết định thu hồi Giấy chứng nhận sản phẩm OCOP (QĐ 26/2026/QĐ-TTg, Điều 8; NĐ 30/2020, Mẫu 1.2)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableText, LabelledEnum, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases
from ocop_docs.documents.listing import Reference, StarCount
from ocop_docs.documents.parts import Proposal


class RevocationGround(LabelledEnum):
    """Trường hợp thu hồi (Điều 8 khoản 1), theo thứ tự các điểm của khoản."""

    false_dossier = "false_dossier", "hồ sơ không trung thực, giả mạo"
    criteria_not_met = "criteria_not_met", "không còn đáp ứng Bộ tiêu chí"
    law_violated = "law_violated", "vi phạm quy định pháp luật"
    label_misused = "label_misused", "dùng nhãn hiệu OCOP sai quy định"
    production_ended = "production_ended", "không còn sản xuất"
    other = "other", "trường hợp khác"


class RevocationDecision(AdministrativeDocument, HasLegalBases):
    """Quyết định của người đứng đầu: ký với tư cách cá nhân, không ghi TM. (Điều 8 khoản 2)."""

    type_name: ClassVar[str] = "Quyết định"
    type_abbreviation: ClassVar[str] = "QĐ"
    decides: ClassVar[bool] = True

    kind: Literal["revocation-decision"] = Field(title="Loại văn bản")
    proposal: Proposal | None = Expected(None, title="Theo đề nghị của")
    product: FillableText = Field(title="Tên sản phẩm")
    producer: Text | None = Expected(None, title="Tên chủ thể")
    address: Text | None = Field(default=None, title="Địa chỉ")
    code: Text | None = Field(default=None, title="Mã số sản phẩm")
    stars: StarCount | None = Expected(None, title="Hạng sao đã công nhận")
    recognition: Reference | None = Expected(None, title="Quyết định công nhận")
    ground: RevocationGround | None = Expected(None, title="Trường hợp thu hồi", strict=False)
    conclusion: Reference | None = Expected(
        None, title="Kết luận hoặc xác nhận", description="Kết luận về vi phạm; xác nhận của xã về việc ngừng sản xuất."
    )
    concluded_by: Text | None = Expected(None, title="Cơ quan kết luận hoặc xác nhận")
    assignments: Rows[Text] = Expected([], title="Giao nhiệm vụ (Điều 2)")
    effective_from: Text | None = Expected(None, title="Hiệu lực", examples=["ngày ký"])
    enforcers: Rows[Text] = Expected([], title="Chịu trách nhiệm thi hành (Điều cuối)")
