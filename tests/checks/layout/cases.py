"""One broken document per rule: which clean document, which paragraph of it, and what is done to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.checks.layout.build import Doc, P
from tests.checks.layout.clean import decision, letter, plan

from ocop_docs.law.nd30 import Rule, nd30

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Case:
    """A rule broken once; `fixable` says whether formatting alone can put it right."""

    rule: str
    make: Callable[[], Doc]
    name: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    drop: bool = False
    fixable: bool = True
    at: str | None = None

    def broken(self) -> Doc:
        document = self.make()
        return document.drop(self.name) if self.drop else document.change(self.name, **self.values)

    def place(self) -> str:
        """The text of the paragraph that must be named, `""` for a section or the whole."""
        if self.at is not None:
            return self.at
        texts = [p.lead + p.text for p in self.broken().paragraphs() if p.name == self.name]
        return texts[0] if texts else ""


DOCUMENTS = (plan, decision, letter)


def _paragraph(kind: str) -> tuple[Callable[[], Doc], P] | None:
    for make in DOCUMENTS:
        for paragraph in make().paragraphs():
            if paragraph.name.split(" ")[0] == kind:
                return make, paragraph
    return None


def _break(rule: Rule, paragraph: P) -> dict[str, Any] | None:
    """What breaks a rule of letters or of place on one paragraph."""
    wanted = rule.allowed[0] if rule.allowed else None
    lead = "lead_" if paragraph.lead and rule.subject == "article" else ""
    breaks: dict[str, dict[str, Any]] = {
        "font": {"font": "Arial"},
        "colour": {"colour": "FF0000"},
        "size": {"size": (rule.maximum or 0) + 2},
        "same_size": {f"{lead}size": 13},
        "weight": {f"{lead}bold": wanted != "bold"},
        "slant": {f"{lead}italic": wanted != "italic"},
        "case": {"text": paragraph.text.capitalize()} if wanted == "upper" else {f"{lead}caps": True},
        "mostly_upright": {"italic": True},
        "mostly_regular": {"bold": True},
        "mostly_lower": {"caps": True},
        "align": {"align": "right"},
        "first_line": {"first": 0},
        "left_edge": {"first": 20},
        "gap": {"before": 0},
        "gap_above": {"before": 12},
        "line": {"line": 400},
        "single_line": {"line": 360},
    }
    return breaks.get(rule.check)


# The first of its kind has nothing above it to keep a distance from; a line that ends open may be bold.
_INSTEAD = {
    ("legal_basis", "gap"): "last_basis",
    ("article", "gap"): "last_article",
    ("body", "mostly_regular"): "end",
    ("article_text", "same_size"): "article",
    ("article_text", "mostly_upright"): "article",
    ("article_text", "mostly_regular"): "article",
    ("article_title", "align"): "titled_article",
    ("article_text", "align"): "article",
    ("article_title", "case"): "titled_article",
    ("article_title", "same_size"): "titled_article",
    ("article_title", "weight"): "titled_article",
    ("article_title", "slant"): "titled_article",
    ("article", "case"): "titled_article",
}


def _generic() -> list[Case]:
    cases: list[Case] = []
    for rule in nd30().rules:
        kinds = ("body",) if "*" in rule.elements else rule.elements
        for kind in kinds:
            found = _paragraph(_INSTEAD.get((kind, rule.check), kind))
            values = _break(rule, found[1]) if found else None
            if found and values:
                cases.append(Case(rule.id, found[0], found[1].name, values))
    return cases


_DASHED = '<w:top w:val="dashed" w:sz="6" w:space="1" w:color="000000"/>'
_RED = '<w:top w:val="single" w:sz="6" w:space="1" w:color="FF0000"/>'
_TYPED = {"border": "", "left": 0, "right": 0, "size": 14, "align": "center"}


def _rules() -> list[Case]:
    cases: list[Case] = []
    for owner, text, length in (
        ("agency", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 11),
        ("motto", "Độc lập - Tự do - Hạnh phúc", 25),
        ("subject", "Triển khai Chương trình năm 2027", 14),
    ):
        line = f"{owner}-rule"
        cases += [
            Case(f"{owner}.rule_present", plan, line, drop=True, at=text),
            Case(f"{owner}.rule_solid", plan, line, {"border": _DASHED}, at=""),
            Case(f"{owner}.rule_length", plan, line, {"left": 10, "right": 10}, at=""),
            Case(f"{owner}.rule_colour", plan, line, {"border": _RED}, at=""),
            Case(f"{owner}.rule_typed", plan, line, _TYPED | {"text": "_" * length}, fixable=False),
        ]
    for owner, sides in (("agency", {"left": 20, "right": 84.2}), ("subject", {"left": 100, "right": 267.7})):
        cases.append(Case(f"{owner}.rule_balanced", plan, f"{owner}-rule", sides, at=""))
    return cases


SAMPLE_LINES = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025,"

_PAGE = [
    Case("page.paper", plan, "page", {"height": 279}, at=""),
    Case("page.orientation", letter, "page", {"width": 297, "height": 210}, fixable=False, at=""),
    Case("page.margin_top", plan, "page", {"top": 15}, at=""),
    Case("page.margin_bottom", plan, "page", {"bottom": 30}, at=""),
    Case("page.margin_left", plan, "page", {"left": 28}, at=""),
    Case("page.margin_right", plan, "page", {"right": 25}, at=""),
    Case("page_number.number_present", decision, "page", {"header": "", "start": None}, at=""),
    Case("page_number.number_place", letter, "page", {"header": "", "footer": "rIdFooter"}, at=""),
    Case("page_number.number_align", plan, "page-number", {"align": "right"}, at=""),
    Case("page_number.number_size", plan, "page-number", {"size": 11}, at=""),
    Case("page_number.number_slant", plan, "page-number", {"italic": True}, at=""),
    Case("page_number.number_weight", plan, "page-number", {"bold": True}, at=""),
    Case("page_number.number_font", plan, "page-number", {"font": "Calibri"}, at=""),
    Case("page_number.number_first_page", plan, "page", {"title_page": False}, at=""),
    Case("page_number.number_arabic", plan, "page", {"style": "lowerRoman"}, at=""),
    Case("page_number.number_from_one", plan, "page", {"start": 3}, at=""),
]

_WORDS = [
    Case("national_name.wording", plan, "national_name", {"text": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NẮM"}, fixable=False),
    Case(
        "national_name.tone_mark", plan, "national_name", {"text": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, fixable=False
    ),
    Case("motto.motto_wording", plan, "motto", {"text": "Độc Lập - Tự Do - Hạnh Phúc"}, fixable=False),
    Case("motto.motto_dash", plan, "motto", {"text": "Độc lập – Tự do – Hạnh phúc"}, fixable=False),
    Case("number_symbol.number_colon", plan, "number_symbol", {"text": "Số 05/KH-SNNMT"}, fixable=False),
    Case("number_symbol.number_zero", plan, "number_symbol", {"text": "Số: 5/KH-SNNMT"}, fixable=False),
    Case("number_symbol.number_slash", plan, "number_symbol", {"text": "Số: 05 / KH-SNNMT"}, fixable=False),
    Case("number_symbol.symbol_hyphen", plan, "number_symbol", {"text": "Số: 05/KH – SNNMT"}, fixable=False),
    Case("number_symbol.symbol_case", plan, "number_symbol", {"text": "Số: 05/KH-Snnmt"}, fixable=False),
    Case("number_symbol.symbol_type", plan, "number_symbol", {"text": "Số: 05/BC-SNNMT"}, fixable=False),
    Case("place_date.date_comma", plan, "place_date", {"text": "Cao Bằng ngày 05 tháng 01 năm 2027"}, fixable=False),
    Case("place_date.date_words", plan, "place_date", {"text": "Cao Bằng, ngày 05/01/2027"}, fixable=False),
    Case("place_date.date_day_zero", plan, "place_date", {"text": "Cao Bằng, ngày 5 tháng 01 năm 2027"}, fixable=False),
    Case(
        "place_date.date_month_zero", plan, "place_date", {"text": "Cao Bằng, ngày 05 tháng 1 năm 2027"}, fixable=False
    ),
    Case(
        "place_date.date_month_extra_zero",
        plan,
        "place_date",
        {"text": "Cao Bằng, ngày 05 tháng 03 năm 2027"},
        fixable=False,
    ),
    Case("place_date.date_capital", plan, "place_date", {"text": "cao Bằng, ngày 05 tháng 01 năm 2027"}, fixable=False),
    Case("heading_sizes.sizes_together", plan, "place_date", {"size": 13}, at="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    Case("enacting.colon", decision, "enacting", {"text": "QUYẾT ĐỊNH"}, fixable=False),
    Case("legal_basis.basis_end", plan, "legal_basis", {"text": SAMPLE_LINES}, fixable=False),
    Case(
        "part_label.label_alone",
        lambda: decision().drop("part_title"),
        "part",
        {"text": "Phần I: NHỮNG VẤN ĐỀ CHUNG"},
        fixable=False,
    ),
    Case(
        "legal_basis.basis_word",
        decision,
        "last_basis",
        {"text": "Quyết định số 77/QĐ-UBND ngày 02 tháng 01 năm 2027."},
        fixable=False,
    ),
    Case("subject.no_full_stop", plan, "subject", {"text": "Triển khai Chương trình năm 2027."}, fixable=False),
    Case("subject_dispatch.no_full_stop", letter, "subject_dispatch", {"text": "V/v báo cáo kết quả."}, fixable=False),
    Case("punctuation.colon_tight", letter, "addressee", {"text": "Kính gửi :"}, fixable=False),
    Case("part_label.label_roman", decision, "chapter", {"text": "Chương 1"}, fixable=False),
    Case("part_label.order", decision, "chapter", {"text": "Chương III"}, fixable=False),
    Case("part_label.titled", decision, "part_title", drop=True, fixable=False, at="Phần I"),
    Case(
        "section_label.label_alone",
        lambda: decision().drop("section_title"),
        "section",
        {"text": "Mục 1. PHẠM VI"},
        fixable=False,
    ),
    Case("section_label.label_arabic", decision, "section", {"text": "Mục I"}, fixable=False),
    Case("section_label.order", decision, "section", {"text": "Mục 2"}, fixable=False),
    Case("section_label.titled", decision, "subsection_title", drop=True, fixable=False, at="Tiểu mục 1"),
    Case("roman_heading.order", plan, "second_roman", {"text": "IV. TỔ CHỨC THỰC HIỆN"}, fixable=False),
    Case("roman_heading.label_dot", plan, "second_roman", {"text": "II/ TỔ CHỨC THỰC HIỆN"}, fixable=False),
    Case("article.order", decision, "last_article", {"lead": "Điều 3."}, fixable=False),
    Case("article.label_dot", decision, "last_article", {"lead": "Điều 2:"}, fixable=False),
    Case(
        "clause.order",
        decision,
        "second_clause",
        {"text": "3. Quy chế này áp dụng với các thành viên./."},
        fixable=False,
    ),
    Case(
        "clause.label_dot",
        decision,
        "second_clause",
        {"text": "2) Quy chế này áp dụng với các thành viên./."},
        fixable=False,
    ),
    Case("point.order", plan, "second_point", {"text": "c) Nâng cao thu nhập của người dân."}, fixable=False),
    Case("point.label_bracket", plan, "second_point", {"text": "b. Nâng cao thu nhập của người dân."}, fixable=False),
    Case("ending.end_mark", plan, "end", {"text": "Các đơn vị báo cáo Sở để xem xét."}, fixable=False),
    Case("writing.capitals", plan, "end", {"text": "Theo khoản 2 điều 5 của Luật này./."}, fixable=False),
    Case("subject_dispatch.dispatch_word", letter, "subject_dispatch", {"text": "v/v báo cáo kết quả"}, fixable=False),
    Case("any.encoding", plan, "end", {"font": ".VnTime", "text": "C¸c ®¬n vÞ b¸o c¸o ®Ó xem xÐt./."}, fixable=False),
    Case("national_name.one_line", plan, "national_name", {"left": 6, "right": 6}),
    Case("page_breaks.kept_with_next", plan, "second_roman", {"keep": False}),
    Case("page_breaks.closing_kept", plan, "closing", {"whole": False}, at="KT. GIÁM ĐỐC"),
    Case("page_breaks.widow_control", plan, "end", {"widow": False}),
    Case("urgency.framed", letter, "urgency", {"border": ""}),
    Case("circulation.framed", letter, "circulation", {"border": ""}),
    Case("contact.line_above", plan, "contact", {"border": ""}),
    Case("addressee.dashes_aligned", letter, "last_addressee", {"first": 100}),
    Case("addressee.addressee_colon", letter, "addressee", {"text": "Kính gửi"}, fixable=False),
    Case("addressee.addressee_list", letter, "addressee_item", {"text": "- Ủy ban nhân dân các xã,"}, fixable=False),
    Case("recipients_label.colon", plan, "recipients_label", {"text": "Nơi nhận"}, fixable=False),
    Case("recipients_label.label_alone", plan, "recipients_label", {"text": "Nơi nhận: như trên"}, fixable=False),
    Case("recipient.recipient_above", letter, "recipient", {"text": "- Ủy ban nhân dân tỉnh;"}, fixable=False),
    Case("recipient.recipient_dash", plan, "recipient", {"text": "Ủy ban nhân dân tỉnh;"}, fixable=False),
    Case("recipient.recipient_end", plan, "recipient", {"text": "- Ủy ban nhân dân tỉnh,"}, fixable=False),
    Case("recipient.recipient_archive", plan, "archive", {"text": "- Lưu VT, PTNT."}, fixable=False),
    Case("signer_power.power_form", plan, "signer_power", {"text": "KT.GIÁM ĐỐC"}, fixable=False),
    Case("signer_name.name_titles", plan, "signer_name", {"text": "ThS. Nguyễn Văn An"}, fixable=False),
    Case("annex_label.annex_number", plan, "annex_label II", {"text": "Phụ lục 2"}, fixable=False),
    Case("annex_label.annex_titled", plan, "annex_title", drop=True, fixable=False, at="Phụ lục I"),
    Case("annex_label.annex_reference", plan, "annex_reference", drop=True, fixable=False, at="Phụ lục I"),
    Case("annex_label.annex_pages", plan, "annex_page", {"start": None}, at="Phụ lục I"),
    Case(
        "annex_label.annex_referred",
        plan,
        "body",
        {"text": "Sở ban hành Kế hoạch với các nội dung sau:"},
        fixable=False,
        at="Phụ lục I",
    ),
    Case("form.form_forbids", plan, "body", {"text": "Kính gửi: Ủy ban nhân dân tỉnh và các Phụ lục"}, fixable=False),
]

_UNDERLINED = plan().drop("subject-rule")
_WHOLE = [
    Case("motto.missing", plan, "motto", {"text": " "}, fixable=False, at=""),
    Case("national_name.missing", plan, "national_name", {"text": " "}, fixable=False, at=""),
    Case("agency.missing", lambda: letter().drop("parent_agency"), "agency", drop=True, fixable=False, at=""),
    Case("number_symbol.missing", plan, "number_symbol", drop=True, fixable=False, at=""),
    Case("place_date.missing", plan, "place_date", drop=True, fixable=False, at=""),
    Case(
        "type_name.missing",
        lambda: plan().drop("subject").drop("subject-rule"),
        "type_name",
        drop=True,
        fixable=False,
        at="",
    ),
    Case("recipients_label.missing", plan, "recipients_label", drop=True, fixable=False, at=""),
    Case(
        "signature.signature_present",
        lambda: letter().drop("signer_power").drop("signer_position"),
        "signer_name",
        drop=True,
        fixable=False,
        at="",
    ),
    Case("form.form_requires", decision, "enacting", drop=True, fixable=False, at=""),
    Case("subject.rule_drawn", lambda: _UNDERLINED, "subject", {"underline": True}),
    Case("agency.rule_drawn", lambda: plan().drop("agency-rule"), "agency", {"underline": True}),
    Case("motto.rule_drawn", lambda: plan().drop("motto-rule"), "motto", {"underline": True}),
]

CASES = [*_generic(), *_rules(), *_PAGE, *_WORDS, *_WHOLE]
