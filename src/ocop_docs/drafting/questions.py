"""The nine questions of a first plan, asked one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ocop_docs.drafting.first_plan import KIND, load_answers, suggestions, usual
from ocop_docs.drafting.profile import OfficeProfile, additions, profile_of


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks by `prompt`, which returns the line typed, and shows lines by `show`."""

    prompt: Callable[[str], str]
    show: Callable[[str], None]

    def ask(self, profile: OfficeProfile | None) -> dict[str, Any]:
        """Return the answers and the names of the phrases that are taken; an empty line leaves an answer open."""
        answers: dict[str, Any] = {"kind": KIND} | (self._of(profile) if profile else self._named())
        start, _, end = self.prompt("2. Kế hoạch của năm nào (2027, hoặc 2027-2030)").partition("-")
        answers["period"] = {"start": _whole(start), "end": _whole(end or start)}
        answers["date"] = self.prompt("3. Dự kiến ban hành ngày nào (05/01/2027)")
        answers["products"] = self.prompt("4. Bao nhiêu sản phẩm tham gia đánh giá, phân hạng")
        answers["quotas"] = self._rows("5. Phấn đấu theo hạng sao, mỗi dòng: hạng sao = số lượng", "stars", "quantity")
        answers["total"] = self.prompt("6. Tổng kinh phí (300 triệu đồng)")
        answers["sources"] = self._rows("   Chia theo nguồn, mỗi dòng: nguồn = số tiền", "source", "amount")
        answers["lead"] = self.prompt("7. Đơn vị chủ trì (bỏ trống: phòng kinh tế của cấp xã)")
        answers["higher"] = self._higher()
        if not answers.get("signatory"):
            name = self.prompt("9. Người ký (họ tên Chủ tịch)")
            answers["signatory"] = {"collective": "Ủy ban nhân dân", "head_position": "Chủ tịch", "name": name or None}
        answers = {name: value for name, value in answers.items() if value not in ("", None)}
        return answers | {"phrases": self._chosen(answers)}

    def _of(self, profile: OfficeProfile) -> dict[str, Any]:
        self.show(f"1. Cơ quan ban hành theo hồ sơ: {profile.issuer.name}")
        return additions(KIND, {"kind": KIND}, profile)

    def _named(self) -> dict[str, Any]:
        made = profile_of(self.prompt("1. Cơ quan nào ban hành (xã Minh Châu, thành phố Hà Nội)"))
        return {"issuer": made["issuer"], "province": made["province"]}

    def _higher(self) -> dict[str, Any] | None:
        number = self.prompt("8. Số, ký hiệu Kế hoạch của cấp trên (bỏ trống nếu chưa có)")
        if not number:
            return None
        named = {"date": "   Ngày ban hành", "issuer": "   Cơ quan ban hành", "subject": "   Trích yếu"}
        told = {name: self.prompt(words) or None for name, words in named.items()}
        return {"document_type": "Kế hoạch", "number": number} | told

    def _chosen(self, answers: dict[str, Any]) -> list[str]:
        """List the phrases that suit, and take those whose numbers are typed; a plain Enter takes the usual ones."""
        found = suggestions(answers, load_answers(answers).date)
        as_a_rule = usual(found, answers)
        for number, phrase in enumerate(found, start=1):
            self.show(f"{'*' if phrase.name in as_a_rule else ' '} {number:2}. {phrase.text} [{phrase.source}]")
        typed = self.prompt("Lấy câu số mấy (cách nhau bằng dấu cách); Enter: các câu có dấu *; 0: không lấy câu nào")
        if not typed:
            return [phrase.name for phrase in found if phrase.name in as_a_rule]
        wanted = {int(one) for one in typed.split() if one.isdecimal()}
        return [phrase.name for number, phrase in enumerate(found, start=1) if number in wanted]

    def _rows(self, words: str, first: str, second: str) -> list[dict[str, str]]:
        self.show(words)
        rows = []
        while line := self.prompt("  "):
            left, _, right = line.partition("=")
            rows.append({first: left.strip(), second: right.strip()})
        return rows


def _whole(text: str) -> int | str:
    return int(text) if text.strip().isdecimal() else text
