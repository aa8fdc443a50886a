"""The nine questions of a first plan, asked at the terminal."""

from __future__ import annotations

from typing import Any

import typer

from ocop_docs.drafting.first_plan import KIND, load_answers, suggestions, usual
from ocop_docs.drafting.profile import OfficeProfile, additions, profile_of


def ask(profile: OfficeProfile | None) -> dict[str, Any]:
    """Return the answers and the names of the phrases that are taken; an empty line leaves an answer open."""
    answers: dict[str, Any] = {"kind": KIND} | (_of(profile) if profile else _named())
    year = _line("2. Kế hoạch của năm nào (2027, hoặc 2027-2030)")
    start, _, end = year.partition("-")
    answers["period"] = {"start": _whole(start), "end": _whole(end or start)}
    answers["date"] = _line("3. Dự kiến ban hành ngày nào (05/01/2027)")
    answers["products"] = _line("4. Bao nhiêu sản phẩm tham gia đánh giá, phân hạng")
    answers["quotas"] = _rows("5. Phấn đấu theo hạng sao, mỗi dòng: hạng sao = số lượng", "stars", "quantity")
    answers["total"] = _line("6. Tổng kinh phí (300 triệu đồng)")
    answers["sources"] = _rows("   Chia theo nguồn, mỗi dòng: nguồn = số tiền", "source", "amount")
    answers["lead"] = _line("7. Đơn vị chủ trì (bỏ trống: phòng kinh tế của cấp xã)")
    answers["higher"] = _higher()
    if not answers.get("signatory"):
        name = _line("9. Người ký (họ tên Chủ tịch)")
        answers["signatory"] = {"collective": "Ủy ban nhân dân", "head_position": "Chủ tịch", "name": name}
    answers = {name: value for name, value in answers.items() if value not in ("", None)}
    return answers | {"phrases": _chosen(answers)}


def _of(profile: OfficeProfile) -> dict[str, Any]:
    typer.echo(f"1. Cơ quan ban hành theo hồ sơ: {profile.issuer.name}")
    return additions(KIND, {"kind": KIND}, profile)


def _named() -> dict[str, Any]:
    made = profile_of(_line("1. Cơ quan nào ban hành (xã Minh Châu, thành phố Hà Nội)"))
    return {"issuer": made["issuer"], "province": made["province"]}


def _higher() -> dict[str, Any] | None:
    number = _line("8. Số, ký hiệu Kế hoạch của cấp trên (bỏ trống nếu chưa có)")
    if not number:
        return None
    named = {"date": "   Ngày ban hành", "issuer": "   Cơ quan ban hành", "subject": "   Trích yếu"}
    return {"document_type": "Kế hoạch", "number": number} | {name: _line(words) for name, words in named.items()}


def _chosen(answers: dict[str, Any]) -> list[str]:
    """List the phrases that suit, and take those whose numbers are typed; a plain Enter takes the usual ones."""
    found = suggestions(answers, load_answers(answers).date)
    as_a_rule = usual(found, answers)
    for number, phrase in enumerate(found, start=1):
        typer.echo(f"{'*' if phrase.name in as_a_rule else ' '} {number:2}. {phrase.text} [{phrase.source}]")
    typed = _line("Lấy câu số mấy (cách nhau bằng dấu cách); Enter: các câu có dấu *; 0: không lấy câu nào")
    wanted = {int(one) for one in typed.split() if one.isdecimal()}
    if not typed:
        return [phrase.name for phrase in found if phrase.name in as_a_rule]
    return [phrase.name for number, phrase in enumerate(found, start=1) if number in wanted]


def _rows(words: str, first: str, second: str) -> list[dict[str, str]]:
    typer.echo(words)
    rows = []
    while line := _line("  "):
        left, _, right = line.partition("=")
        rows.append({first: left.strip(), second: right.strip()})
    return rows


def _line(words: str) -> str:
    return str(typer.prompt(words, default="", show_default=False)).strip()


def _whole(text: str) -> int | str:
    return int(text) if text.strip().isdecimal() else text
