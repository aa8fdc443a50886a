"""Kế hoạch thực hiện Chương trình OCOP (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""

from collections.abc import Collection
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, LabelledEnum, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasCostEstimate, HasLegalBases, HasPeriod
from ocop_docs.documents.parts import Budget, Mandate, Responsibility, StarQuota, Target, Task


class PlanSection(LabelledEnum):
    """Một phần lớn của Kế hoạch, theo thứ tự in."""

    purposes = "purposes", "mục đích, yêu cầu"
    objectives = "objectives", "mục tiêu"
    tasks = "tasks", "nội dung, nhiệm vụ"
    budget = "budget", "kinh phí thực hiện"
    responsibilities = "responsibilities", "tổ chức thực hiện"


_FIELDS = {
    PlanSection.purposes: ("purposes", "requirements"),
    PlanSection.objectives: ("general_objectives", "targets", "star_quotas"),
    PlanSection.tasks: ("focus", "tasks"),
    PlanSection.budget: ("budget",),
    PlanSection.responsibilities: ("responsibilities",),
}


class Plan(AdministrativeDocument, HasLegalBases, HasPeriod, HasCostEstimate):
    """Kế hoạch của xã, huyện (đến 30/6/2025) hoặc tỉnh."""

    type_name: ClassVar[str] = "Kế hoạch"
    type_abbreviation: ClassVar[str] = "KH"

    kind: Literal["plan"] = Field(title="Loại văn bản")
    mandate: Text | None = Mandate()
    left_out: Rows[Annotated[PlanSection, Field(strict=False)]] = Field(
        default_factory=list,
        title="Phần không có trong Kế hoạch",
        description="Phần cố ý không viết: không in, không báo thiếu; các phần sau đánh số lại.",
    )
    purposes: Rows[Text] = Expected([], title="Mục đích")
    requirements: Rows[Text] = Expected([], title="Yêu cầu")
    general_objectives: Rows[Text] = Expected([], title="Mục tiêu chung")
    targets: Rows[Target] = Expected([], title="Mục tiêu cụ thể")
    star_quotas: Rows[StarQuota] = Field(default_factory=list, title="Chỉ tiêu hạng sao")
    focus: Rows[Text] = Field(default_factory=list, title="Nhiệm vụ trọng tâm")
    tasks: Rows[Task] = Expected([], title="Nội dung, nhiệm vụ")
    budget: Budget | None = Expected(None, title="Kinh phí thực hiện")
    responsibilities: Rows[Responsibility] = Expected([], title="Tổ chức thực hiện")

    @property
    def sections(self) -> list[PlanSection]:
        """The sections that are printed: all but those left out without any content."""
        return [section for section in PlanSection if section not in self.left_out or self._has(section)]

    @property
    def fields_left_out(self) -> Collection[str]:
        """The fields of the sections that are not printed."""
        if not self.left_out:
            return ()
        return [name for section in set(PlanSection) - set(self.sections) for name in _FIELDS[section]]

    def _has(self, section: PlanSection) -> bool:
        return any(getattr(self, name) for name in _FIELDS[section])
