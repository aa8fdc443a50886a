"""The heading, title, legal bases, closing words and foot of a document, by the habits of a typist."""

from __future__ import annotations

from tests.reading.corpus.typed_file import TypedFile


class Frame(TypedFile):
    """What comes before and after the content of a document."""

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
