"""Kế hoạch thực hiện Chương trình OCOP (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.parts import Budget, Mandate, Responsibility, StarQuota, Target, Task


class Plan(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Kế hoạch của xã, huyện (đến 30/6/2025) hoặc tỉnh."""

    type_name: ClassVar[str] = "Kế hoạch"
    type_abbreviation: ClassVar[str] = "KH"

    kind: Literal["plan"] = Field(title="Loại văn bản")
    mandate: Text | None = Mandate()
    purposes: Rows[Text] = Expected([], title="Mục đích")
    requirements: Rows[Text] = Expected([], title="Yêu cầu")
    general_objectives: Rows[Text] = Expected([], title="Mục tiêu chung")
    targets: Rows[Target] = Expected([], title="Mục tiêu cụ thể")
    star_quotas: Rows[StarQuota] = Field(default_factory=list, title="Chỉ tiêu hạng sao")
    focus: Rows[Text] = Field(default_factory=list, title="Nhiệm vụ trọng tâm")
    tasks: Rows[Task] = Expected([], title="Nội dung, nhiệm vụ")
    budget: Budget | None = Expected(None, title="Kinh phí thực hiện")
    responsibilities: Rows[Responsibility] = Expected([], title="Tổ chức thực hiện")
