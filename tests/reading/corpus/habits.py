"""How offices write the same facts: each habit is a choice of layout, numbering, words or encoding."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from tests.reading.corpus.facts import Facts, Target, sentence
from tests.reading.corpus.typists import tcvn3, vni

Titles = dict[str, str]
USUAL: Titles = {
    "aims": "MỤC ĐÍCH, YÊU CẦU", "purposes": "Mục đích", "requirements": "Yêu cầu",
    "objectives": "MỤC TIÊU", "general": "Mục tiêu chung", "targets": "Mục tiêu cụ thể",
    "tasks": "NỘI DUNG, NHIỆM VỤ", "budget": "KINH PHÍ THỰC HIỆN", "duties": "TỔ CHỨC THỰC HIỆN",
    "direction": "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "results": "KẾT QUẢ THỰC HIỆN", "spending": "Kinh phí thực hiện",
    "limitations": "TỒN TẠI, HẠN CHẾ", "outlook": "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
    "outlook_targets": "Mục tiêu", "outlook_tasks": "Nhiệm vụ, giải pháp", "proposals": "KIẾN NGHỊ, ĐỀ XUẤT",
    "compared": "Kết quả so với kế hoạch",
}  # fmt: skip
OTHER: Titles = USUAL | {
    "aims": "MỤC ĐÍCH - YÊU CẦU", "objectives": "MỤC TIÊU THỰC HIỆN", "general": "Mục tiêu tổng quát",
    "targets": "Các chỉ tiêu cụ thể", "tasks": "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "budget": "NGUỒN KINH PHÍ",
    "duties": "PHÂN CÔNG TỔ CHỨC THỰC HIỆN", "direction": "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", "results": "KẾT QUẢ ĐẠT ĐƯỢC",
    "limitations": "KHÓ KHĂN, VƯỚNG MẮC", "outlook": "PHƯƠNG HƯỚNG TRONG THỜI GIAN TỚI",
    "outlook_targets": "Chỉ tiêu", "outlook_tasks": "Nhiệm vụ trọng tâm", "proposals": "ĐỀ XUẤT, KIẾN NGHỊ",
}  # fmt: skip
PLAIN: Titles = USUAL | {
    "aims": "Mục đích, yêu cầu", "objectives": "Mục tiêu", "tasks": "Nội dung thực hiện", "budget": "Dự toán kinh phí",
    "duties": "Trách nhiệm của các đơn vị", "direction": "Tình hình triển khai", "results": "Kết quả đạt được",
    "limitations": "Hạn chế và nguyên nhân", "outlook": "Phương hướng thời gian tới", "proposals": "Kiến nghị",
}  # fmt: skip
RARE: Titles = USUAL | {
    "aims": "MỤC ĐÍCH VÀ YÊU CẦU", "objectives": "MỤC TIÊU, CHỈ TIÊU", "general": "Mục tiêu", "targets": "Chỉ tiêu cụ thể",
    "tasks": "CÁC NHIỆM VỤ TRỌNG TÂM", "budget": "KINH PHÍ VÀ NGUỒN VỐN", "duties": "TRÁCH NHIỆM THỰC HIỆN",
    "direction": "VỀ CÔNG TÁC TRIỂN KHAI", "results": "NHỮNG KẾT QUẢ CHỦ YẾU", "limitations": "MỘT SỐ TỒN TẠI, NGUYÊN NHÂN",
    "outlook": "NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", "outlook_tasks": "Giải pháp", "proposals": "NHỮNG ĐỀ XUẤT VỚI CẤP TRÊN",
}  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """The choices of one typist."""

    heading: str = "table"
    """`table`, `rows` (number and date in a second row), `tabs`, `three` (an empty column between), `spaces`."""
    office: str = "lines"
    """`lines` (two lines), `one`, `short` (UBND)."""
    levels: tuple[str, str, str] = ("I.", "1.", "-")
    titles: str = "usual"
    subject: str = "small"
    """`small`, `capitals`, `break` (in the paragraph of the type)."""
    bases: str = "italic"
    """`italic`, `dash`, `one line date` (ngày 01/8/2022), `follow` (Thực hiện …)."""
    targets: str = "lines"
    """`lines`, `table`."""
    money: str = "words"
    """`words` (figures and words), `short` (triệu đồng), `inline` (trong đó …), `table`, `thousands` (nghìn đồng)."""
    duty: str = "below"
    """`below` (unit as title), `colon` (unit: duty), `verb` (Giao unit duty)."""
    foot: str = "table"
    """`table`, `tabs`, `below`."""
    encoding: str = "nfc"
    """`nfc`, `nfd`, `nbsp`, `tcvn3`, `tcvn3 words`, `vni`."""
    lists: bool = False
    """Numbers and bullets that Word writes itself."""
    task_table: bool = False


TITLES = {"usual": USUAL, "other": OTHER, "plain": PLAIN, "rare": RARE}
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "tcvn3 words": "Arial"}
TYPISTS: dict[str, Callable[[str], str]] = {
    "nfc": lambda text: text,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace(" ", "\u00a0", 3),
    "tcvn3": tcvn3,
    "tcvn3 words": tcvn3,
    "vni": vni,
}


class Typist:
    """Writes one document by its habits."""

    def __init__(self, facts: Facts, habits: Habits) -> None:
        self.facts, self.habits, self.titles = facts, habits, TITLES[habits.titles]
        self.file = Document()
        self.file.styles["Normal"].font.name = FONTS.get(habits.encoding, "Times New Roman")
        self.encoded = TYPISTS[habits.encoding]
        self._sections = 0
        self._clauses = 0

    def write(self) -> bytes:
        self.heading()
        self.title()
        self.opening()
        (self.plan if self.facts.kind == "plan" else self.report)()
        self.closing()
        self.foot()
        buffer = io.BytesIO()
        self.file.save(buffer)
        return buffer.getvalue()

    def line(
        self, text: str, *, bold: bool = False, italic: bool = False, centre: bool = False, style: str | None = None
    ) -> Any:
        paragraph = self.file.add_paragraph(style=style)
        self.fill(paragraph, text, bold=bold, italic=italic)
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def fill(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
        run = paragraph.add_run(self.encoded(text))
        run.bold, run.italic = bold, italic

    def cell(self, cell: Any, lines: list[tuple[str, bool]]) -> None:
        for at, (text, bold) in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            self.fill(paragraph, text, bold=bold)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self) -> None:
        office, number = self.office(), self.number()
        nation = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True)]
        day = (self.day(), False)
        if self.habits.heading in ("tabs", "spaces"):
            gap = "\t\t" if self.habits.heading == "tabs" else " " * 12
            self.line(f"{office[0][0]}{gap}{nation[0][0]}", bold=True)
            if len(office) > 1:
                self.line(f"{office[1][0]}{gap}{nation[1][0]}", bold=True)
            else:
                self.line(f"\t{nation[1][0]}", bold=True)
            self.line(f"{number}{gap}{day[0]}")
            return
        rows = 2 if self.habits.heading == "rows" else 1
        columns = 3 if self.habits.heading == "three" else 2
        table = self.file.add_table(rows, columns)
        last = columns - 1
        if rows == 1:
            self.cell(table.cell(0, 0), [*office, (number, False)])
            self.cell(table.cell(0, last), [*nation, day])
        else:
            self.cell(table.cell(0, 0), office)
            self.cell(table.cell(0, last), nation)
            self.cell(table.cell(1, 0), [(number, False)])
            self.cell(table.cell(1, last), [day])

    def office(self) -> list[tuple[str, bool]]:
        name, superior = self.facts.office, self.facts.superior
        lines = [(superior.upper(), False)] if superior else []
        if superior or self.habits.office == "one":
            return [*lines, (name.upper(), True)]
        if self.habits.office == "short":
            return [(name.upper().replace("ỦY BAN NHÂN DÂN", "UBND"), True)]
        return [("ỦY BAN NHÂN DÂN", True), (name.removeprefix("Ủy ban nhân dân ").upper(), True)]

    def number(self) -> str:
        number = "      " if self.facts.number is None else f"{self.facts.number:02d}"
        return f"Số: {number}/{self.facts.symbol}"

    def day(self) -> str:
        day = self.facts.date
        if day is None:
            return f"{self.facts.place}, ngày      tháng     năm {self.facts.period[0]}"
        return f"{self.facts.place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"

    def title(self) -> None:
        name = "KẾ HOẠCH" if self.facts.kind == "plan" else "BÁO CÁO"
        subject = self.facts.subject
        if self.habits.subject == "break":
            self.line(f"{name}\n{subject}", bold=True, centre=True)
            return
        self.line(name, bold=True, centre=True)
        self.line(subject.upper() if self.habits.subject == "capitals" else subject, bold=True, centre=True)
        self.line("_________", centre=True)
        for number, one in enumerate(self.facts.addressees):
            if len(self.facts.addressees) == 1:
                self.line(f"Kính gửi: {one}.", centre=True)
            else:
                if number == 0:
                    self.line("Kính gửi:")
                self.line(f"- {one};")

    def opening(self) -> None:
        for basis in self.facts.bases:
            number = f" số {basis['number']}" if basis["number"] else ""
            day, month, year = basis["date"].split("/")
            date = (
                f" ngày {basis['date']}"
                if self.habits.bases == "one line date"
                else f" ngày {day} tháng {month} năm {year}"
            )
            issuer = f" của {basis['issuer']}" if basis["issuer"] else ""
            subject = f" {basis['subject']}" if basis["subject"] else ""
            lead = "Thực hiện" if self.habits.bases == "follow" and basis is self.facts.bases[-1] else "Căn cứ"
            dash = "- " if self.habits.bases == "dash" else ""
            self.line(f"{dash}{lead} {basis['type']}{number}{date}{issuer}{subject};", italic=True)
        office, subject = self.facts.office, self.facts.subject
        subject = subject[:1].lower() + subject[1:]
        mandate = f"{self.facts.mandate}, " if self.facts.mandate else ""
        if self.facts.kind == "plan":
            self.line(f"{mandate}{office} ban hành Kế hoạch {subject} với những nội dung sau:")
        else:
            self.line(f"{mandate}{office} báo cáo kết quả {subject} như sau:")

    def section(self, name: str) -> None:
        self._sections += 1
        self._clauses = 0
        label = {
            "I.": ("I", "II", "III", "IV", "V", "VI")[self._sections - 1] + ".",
            "A.": "ABCDEF"[self._sections - 1] + ".",
        }.get(self.habits.levels[0], f"{self._sections}.")
        self.line(f"{label} {self.titles[name]}", bold=True)

    def clause(self, text: str, *, bold: bool = True) -> None:
        self._clauses += 1
        style = self.habits.levels[1]
        label = {
            "1.": f"{self._clauses}.",
            "1.1.": f"{self._sections}.{self._clauses}.",
            "a)": f"{'abcdeghik'[self._clauses - 1]})",
        }.get(style, "")
        self.line(f"{label} {text}".strip(), bold=bold)

    def items(self, texts: list[str]) -> None:
        mark = self.habits.levels[2]
        for text in texts:
            if self.habits.lists:
                self.line(text, style="List Bullet")
            else:
                self.line(f"{mark} {text}".strip())

    def plan(self) -> None:
        facts = self.facts
        self.section("aims")
        self.clause(self.titles["purposes"])
        self.items(facts.purposes)
        self.clause(self.titles["requirements"])
        self.items(facts.requirements)
        self.section("objectives")
        self.clause(self.titles["general"])
        self.items(facts.general)
        self.clause(self.titles["targets"])
        self.targets(facts.targets)
        self.quotas()
        self.section("tasks")
        if self.habits.task_table:
            self.task_table()
        else:
            for task in facts.tasks:
                self.clause(task["content"])
                self.items(task["details"])
        self.section("budget")
        self.money()
        self.section("duties")
        for unit, duties in facts.duties:
            self.duty(unit, duties)

    def duty(self, unit: str, duties: list[str]) -> None:
        if self.habits.duty == "below" or len(duties) > 1:
            self.clause(unit + (":" if self.habits.duty != "below" else ""))
            self.items(duties)
        elif self.habits.duty == "colon":
            self.clause(f"{unit}: {duties[0]}", bold=False)
        else:
            self.clause(f"Giao {unit} {duties[0][:1].lower()}{duties[0][1:]}", bold=False)

    def targets(self, targets: list[Target]) -> None:
        if self.habits.targets == "table":
            self.table([["TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng"], *self.target_rows(targets)])
        else:
            self.items([sentence(one) + (";" if one is not targets[-1] else ".") for one in targets])

    @staticmethod
    def target_rows(targets: list[Target]) -> list[list[str]]:
        rows = []
        for number, (action, quantity, unit, stars, level, rest) in enumerate(targets, 1):
            words = [f"đạt {stars}" if stars else "", level, rest]
            name = " ".join(filter(None, [action or unit, *words]))
            rows.append([str(number), name[:1].upper() + name[1:], unit, quantity])
        return rows

    def quotas(self) -> None:
        if self.facts.quotas:
            self.line("Chỉ tiêu theo hạng sao:")
            self.table(
                [
                    ["TT", "Hạng sao", "Số lượng sản phẩm"],
                    *([str(n), f"{s} sao", q] for n, (s, q) in enumerate(self.facts.quotas, 1)),
                ]
            )

    def task_table(self) -> None:
        rows = [["STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"]]
        rows += [[str(n), one["content"], one["lead"], one["deadline"]] for n, one in enumerate(self.facts.tasks, 1)]
        self.table(rows)

    def table(self, rows: list[list[str]]) -> None:
        table = self.file.add_table(len(rows), len(rows[0]))
        table.style = "Table Grid"
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                self.cell(cell, [(text, False)])

    def money(self) -> None:
        facts = self.facts
        if facts.total is None:
            self.items(facts.money_text)
            return
        lines = facts.sources or facts.items
        total = amount(facts.total, self.habits.money)
        of = "Nguồn kinh phí" if facts.sources else "Nội dung chi"
        if self.habits.money == "inline":
            parts = ", ".join(f"{name[:1].lower()}{name[1:]} {amount(value, 'inline')}" for name, value in lines)
            self.items([f"Tổng kinh phí thực hiện: {total}, trong đó: {parts}."])
        elif self.habits.money in ("table", "thousands"):
            unit, divisor = ("nghìn đồng", 1000) if self.habits.money == "thousands" else ("triệu đồng", 10**6)
            self.line(f"Tổng kinh phí dự kiến là {total}.")
            self.line(f"Đơn vị tính: {unit}", italic=True)
            rows = [["TT", of, "Số tiền"]]
            rows += [[str(n), name, dotted(value // divisor)] for n, (name, value) in enumerate(lines, 1)]
            self.table([*rows, ["", "Tổng cộng", dotted(facts.total // divisor)]])
        else:
            self.items([f"Tổng kinh phí: {total}, trong đó:"])
            mark = "+" if self.habits.levels[2] == "-" else "-"
            for name, value in lines:
                self.line(f"{mark} {name}: {amount(value, 'short')}{';' if name != lines[-1][0] else '.'}")

    def report(self) -> None:
        facts = self.facts
        self.section("direction")
        self.items(facts.direction)
        self.section("results")
        for title, texts in facts.results:
            self.clause(title)
            self.items(texts)
        self.clause(self.titles["spending"])
        self.money()
        if facts.compared:
            self.clause(self.titles["compared"])
            rows = [["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"]]
            self.table([*rows, *([str(n), *one] for n, one in enumerate(facts.compared, 1))])
        self.section("limitations")
        self.items(facts.limitations)
        self.section("outlook")
        self.clause(self.titles["outlook_targets"])
        self.items([sentence(one) + "." for one in facts.outlook_targets])
        self.clause(self.titles["outlook_tasks"])
        self.items(facts.outlook)
        self.section("proposals")
        self.items(facts.proposals)

    def closing(self) -> None:
        name = "Kế hoạch" if self.facts.kind == "plan" else "Báo cáo"
        subject = self.facts.subject[:1].lower() + self.facts.subject[1:]
        self.line(f"Trên đây là {name} {subject} của {self.facts.office}./.")

    def foot(self) -> None:
        left = [("Nơi nhận:", True), *((f"- {one};", False) for one in self.facts.recipients), (self.archive(), False)]
        right = [(text, True) for text in self.signature()]
        if self.habits.foot == "table":
            table = self.file.add_table(1, 2)
            self.cell(table.cell(0, 0), left)
            self.cell(table.cell(0, 1), right)
        elif self.habits.foot == "tabs":
            for at in range(max(len(left), len(right))):
                one = left[at][0] if at < len(left) else ""
                other = right[at][0] if at < len(right) else ""
                self.line(f"{one}\t\t\t{other}" if other else one)
        else:
            for text, _ in right:
                self.line(text, bold=True, centre=True)
            for text, _ in left:
                self.line(text)

    def archive(self) -> str:
        unit = f", {self.facts.drafting_unit}" if self.facts.drafting_unit else ""
        copies = f" ({self.facts.copies:02d}b)" if self.facts.copies else ""
        return f"- Lưu: VT{unit}{copies}."

    def signature(self) -> list[str]:
        collective, capacity, head, own, name = self.facts.signer
        lines = [f"TM. {collective.upper()}"] if collective else []
        lines += [head.upper()] if capacity == "head" else [f"KT. {head.upper()}", own.upper()]
        return [*lines, "", "", "", name]


def dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def amount(value: int, habit: str) -> str:
    """An amount as the typist writes it."""
    if habit in ("short", "inline"):
        return f"{dotted(value // 10**6)} triệu đồng"
    if habit == "words":
        return f"{dotted(value)} đồng (Bằng chữ: {in_words(value)})"
    return f"{dotted(value)} đồng"


def in_words(value: int) -> str:
    from num2words import num2words

    return f"{num2words(value, lang='vi').capitalize()} đồng"
