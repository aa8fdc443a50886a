"""What a template is given: the document's fields as presented, and the elements of NĐ 30 around them.

Plain dicts, lists, strings, integers and booleans only, so that a template can reach nothing else.
"""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.approval_decision import ApprovalDecision, Authority, Scheme
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import Capacity, Issuer, Signatory
from ocop_docs.documents.plan import Plan
from ocop_docs.documents.report import Report
from ocop_docs.render.present import commune_table, money_table, present, task_table
from ocop_docs.vietnamese import blank_date, long_date, lower_first, upper, upper_first
from ocop_docs.vietnamese.enumeration import point_letter, roman

BLANK = "…………………"
"""The dotted blank that offices leave for what is filled in by hand."""

_COUNCIL = "Ủy ban nhân dân "


def build_context(document: AdministrativeDocument) -> dict[str, Any]:
    """Return the context of `document`: its fields by name, and the elements common to all kinds."""
    return {
        **present(document),
        "blank": BLANK,
        "subject_inline": lower_first(document.subject),
        "untold_period": _untold_period(document),
        "heading": _heading(document),
        "title": {"type": upper(document.type_name), "subject": document.subject},
        "legal_bases": _legal_bases(document),
        "signature": _signature(document.signatory),
        "recipients": _recipients(document),
        "reference": _reference(document),
        "annexes": _annexes(document),
    } | _articles(document)


def _untold_period(document: AdministrativeDocument) -> str:
    """` giai đoạn 2019 - 2020` for a heading of the body, unless the trích yếu names both its years."""
    told = document.subject + (document.scheme.subject if isinstance(document, ApprovalDecision) else "")
    years = (str(document.period.start), str(document.period.end))
    return "" if all(year in told for year in years) else f" {document.period}"


def agency_lines(issuer: Issuer) -> list[str]:
    """The issuer's name in capitals; `ỦY BAN NHÂN DÂN` stands on its own line, as offices print it."""
    if issuer.name.startswith(_COUNCIL):
        return [upper(_COUNCIL.strip()), upper(issuer.name.removeprefix(_COUNCIL))]
    return [upper(issuer.name)]


def _heading(document: AdministrativeDocument) -> dict[str, Any]:
    issuer = document.issuer
    return {
        "superior": upper(issuer.superior) if issuer.superior else "",
        "agency": agency_lines(issuer),
        "number": f"Số: {_number(document, blank='       ')}",
        "place_date": f"{issuer.place or BLANK}, {_date(document)}",
    }


def _number(document: AdministrativeDocument, blank: str) -> str:
    """`05/KH-UBND`: numbers below 10 get a leading zero (NĐ 30/2020, Phụ lục I, mục II.3.c)."""
    return f"{blank if document.number is None else f'{document.number:02d}'}/{document.full_symbol}"


def _date(document: AdministrativeDocument) -> str:
    return long_date(document.date) if document.date else blank_date()


def _reference(document: AdministrativeDocument) -> str:
    """Where an annex or an attached document belongs (NĐ 30/2020, Phụ lục I, mục III.1.c)."""
    return (
        f"(Kèm theo {document.type_name} số {_number(document, blank='……')} "
        f"{_date(document)} của {document.issuer.name})"
    )


def _legal_bases(document: AdministrativeDocument) -> list[str]:
    """Each basis ends with `;`, the last with `.` (NĐ 30/2020, Phụ lục I, mục II.6.a)."""
    lines = [present(basis) for basis in document.legal_bases]
    if isinstance(document, ApprovalDecision) and document.proposal:
        lines.append(present(document.proposal))
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def _signature(signatory: Signatory | None) -> dict[str, Any]:
    if signatory is None:
        return {"stack": [BLANK], "name": BLANK}
    return {"stack": signature_stack(signatory), "name": signatory.name or BLANK}


def signature_stack(signatory: Signatory) -> list[str]:
    """The lines above the signature, in capitals (NĐ 30/2020, Phụ lục I, mục II.7.b and II.7.đ)."""
    head = signatory.head_position or BLANK
    own = signatory.position or BLANK
    stack = [f"TM. {signatory.collective}"] if signatory.collective else []
    stack += {
        Capacity.head: [head],
        Capacity.acting_head: [f"Q. {head}"],
        Capacity.deputy: [f"KT. {head}", own],
        Capacity.by_order: [f"TL. {head}", own],
        Capacity.by_authorisation: [f"TUQ. {head}", own],
    }[signatory.capacity]
    return [upper(line) for line in stack]


def _recipients(document: AdministrativeDocument) -> list[str]:
    """Lines of `Nơi nhận`, closed by `Lưu: VT` (NĐ 30/2020, Phụ lục I, mục II.9.b and II.9.d)."""
    lines = list(document.recipients) or [BLANK]
    if isinstance(document, ApprovalDecision):
        lines.insert(0, f"Như Điều {len(_article_texts(document))}")
    if isinstance(document, Report) and document.addressees:
        lines.insert(0, "Như trên")
    return [f"- {line};" for line in lines] + [f"- Lưu: {_archive(document)}."]


def _archive(document: AdministrativeDocument) -> str:
    unit, copies = document.archive.drafting_unit, document.archive.copies
    return ", ".join(["VT", *([unit] if unit else [])]) + (f" ({copies:02d}b)" if copies else "")


def _annexes(document: AdministrativeDocument) -> list[dict[str, Any]]:
    """Labels, titles and content of all annexes, a table annex first; Roman numerals from two annexes on.

    Source: NĐ 30/2020, Phụ lục I, mục III.1.a.
    """
    annexes = _table_annexes(document) + [
        _annex(annex.title, paragraphs=list(annex.paragraphs)) for annex in document.annexes
    ]
    for number, annex in enumerate(annexes, start=1):
        annex["label"] = f"Phụ lục {roman(number)}" if len(annexes) > 1 else "Phụ lục"
    return annexes


def _annex(title: str, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - paragraphs or a table
    return {"name": title, "title": upper(title), "paragraphs": [], "task_table": None, "commune_table": None} | content


def _table_annexes(document: AdministrativeDocument) -> list[dict[str, Any]]:
    """The annex drawn from a plan's tasks, or from a report's rows by commune."""
    if isinstance(document, Plan) and (table := task_table(document.tasks)):
        return [_annex("Phân công nhiệm vụ thực hiện Kế hoạch", task_table=table)]
    if isinstance(document, Report) and (table := commune_table(document.commune_results)):
        return [_annex("Tổng hợp kết quả theo xã, phường", commune_table=table)]
    return []


def _articles(document: AdministrativeDocument) -> dict[str, Any]:
    if not isinstance(document, ApprovalDecision):
        return {}
    numbered = enumerate(_article_texts(document), start=1)
    return {
        "authority": _authority(document),
        "articles": [{"number": f"Điều {number}.", **article} for number, article in numbered],
        "scheme": _scheme(document.scheme),
    }


def _article_texts(decision: ApprovalDecision) -> list[dict[str, Any]]:
    """Approval, assignments if any, effect, enforcement (NĐ 30/2020, Phụ lục III, Mẫu 1.3)."""
    effect = decision.effective_from or BLANK
    enforcers = upper_first(", ".join(decision.enforcers)) or BLANK
    texts: list[dict[str, Any]] = [
        {"text": f"Phê duyệt kèm theo Quyết định này Đề án {decision.scheme.subject}.", "points": []}
    ]
    if decision.assignments:
        texts.append({"text": "Tổ chức thực hiện", "points": list(decision.assignments)})
    texts.append({"text": f"Quyết định này có hiệu lực thi hành kể từ {effect}.", "points": []})
    texts.append({"text": f"{enforcers} chịu trách nhiệm thi hành Quyết định này./.", "points": []})
    return texts


def _authority(decision: ApprovalDecision) -> list[str]:
    """The authority's line above the legal bases: the body, or its head's title (Mẫu 1.3, ghi chú 6)."""
    if decision.authority is Authority.collective:
        return [upper(decision.issuer.name)]
    head = decision.signatory.head_position if decision.signatory and decision.signatory.head_position else BLANK
    return [upper(f"{head} {decision.issuer.name}")]


def _scheme(scheme: Scheme) -> dict[str, Any]:
    total = scheme.budget.total if scheme.budget else None
    lines = [(upper_first(str(phase.period)), phase.amount) for phase in scheme.phases]
    phases = [{"letter": point_letter(index), **present(phase)} for index, phase in enumerate(scheme.phases)]
    return {**present(scheme), "phases": phases, "phase_table": money_table(lines, total)}
