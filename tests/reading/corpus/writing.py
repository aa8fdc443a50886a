"""A typist writes a whole plan or report by habits."""

from __future__ import annotations

import io

from tests.reading.corpus.amounts import amount, dotted
from tests.reading.corpus.facts import Target, sentence
from tests.reading.corpus.frame import Frame


class Typist(Frame):
    """Writes one document by its habits."""

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
