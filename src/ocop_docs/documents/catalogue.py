"""The kinds of document the house makes: one line each."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_docs.documents.approval_decision import ApprovalDecision
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.plan import Plan
from ocop_docs.documents.report import Report


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name in data and on disk, its official title, its model."""

    name: str
    title: str
    model: type[AdministrativeDocument]


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("plan", "Kế hoạch thực hiện Chương trình OCOP", Plan),
        Kind("approval-decision", "Quyết định phê duyệt Đề án OCOP", ApprovalDecision),
        Kind("report", "Báo cáo kết quả thực hiện Chương trình OCOP", Report),
    )
}
