"""Kế hoạch thực hiện Chương trình OCOP (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, Text
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import Budget, Mandate, Responsibility, StarQuota, Target, Task


class Plan(AdministrativeDocument):
    """Kế hoạch của xã, huyện (đến 30/6/2025) hoặc tỉnh."""

    type_name: ClassVar[str] = "Kế hoạch"
    type_abbreviation: ClassVar[str] = "KH"
    form: ClassVar[str] = "NĐ 30/2020, Phụ lục III, Mẫu 1.4"

    kind: Literal["plan"] = Field(title="Loại văn bản")
    mandate: Text | None = Mandate()
    purposes: list[Text] = Expected([], title="Mục đích")
    requirements: list[Text] = Expected([], title="Yêu cầu")
    general_objectives: list[Text] = Expected([], title="Mục tiêu chung")
    targets: list[Target] = Expected([], title="Mục tiêu cụ thể")
    star_quotas: list[StarQuota] = Field(default=[], title="Chỉ tiêu hạng sao")
    focus: list[Text] = Field(default=[], title="Nhiệm vụ trọng tâm")
    tasks: list[Task] = Expected([], title="Nội dung, nhiệm vụ")
    budget: Budget | None = Expected(None, title="Kinh phí thực hiện")
    responsibilities: list[Responsibility] = Expected([], title="Tổ chức thực hiện")
