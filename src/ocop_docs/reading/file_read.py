"""Reading a plan or a report of any office: its record, where each value comes from, and what is left."""

from __future__ import annotations

from typing import Any, NamedTuple

from ocop_docs.checks.layout.word.word_file import WordFile
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.paths import parse_path, title_at
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.law.communes import folded
from ocop_docs.reading.annexes import read_annexes
from ocop_docs.reading.bases import read_basis, read_sentence
from ocop_docs.reading.closing import read_recipients, read_signatory
from ocop_docs.reading.content import is_closing, read_closing
from ocop_docs.reading.draft import Draft, FieldRead, Left
from ocop_docs.reading.heading import SYMBOLS, Heading, read_heading
from ocop_docs.reading.plan import read_plan
from ocop_docs.reading.report import read_addressees, read_report
from ocop_docs.reading.source.blocks import LEAF, Block, Grid, outline
from ocop_docs.reading.source.elements import Elements, elements_of, text_of
from ocop_docs.reading.source.pdf import BEGINNING, word_of_pdf
from ocop_docs.revision.changes import written

OUTSIDE = "Đầu trang, chân trang, chú thích"
TABLE_OF_PDF = "Dòng, cột của bảng trong PDF suy từ vị trí trên trang, có thể thiếu."
_TYPES = {"kế hoạch": "plan", "báo cáo": "report"}


class FileRead(NamedTuple):
    """What a file reads as: its record, each value with its place in the file, and what no field takes.

    `printed` are the words of the file that the program prints by itself, with their places; `encodings` are those
    from before Unicode that the file was converted from.
    """

    kind: str
    record: dict[str, Any]
    fields: tuple[FieldRead, ...]
    left: tuple[Left, ...]
    printed: tuple[tuple[str, str], ...]
    encodings: tuple[str, ...] = ()
    from_pdf: bool = False

    def title(self, field: FieldRead) -> str:
        """Return what the form calls a field."""
        return title_at(KINDS[self.kind].model, parse_path(field.place))

    def value(self, field: FieldRead) -> str:
        """Return a value as a reader of the form knows it."""
        return written(KINDS[self.kind].model, parse_path(field.place), field.value)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        fields = [one._asdict() | {"title": self.title(one), "sure": one.sure} for one in self.fields]
        printed = [{"where": where, "text": text} for where, text in self.printed]
        left = [one._asdict() for one in self.left]
        return {
            "record": self.record,
            "fields": fields,
            "left": left,
            "printed": printed,
            "encodings": list(self.encodings),
        }


def read_file(data: bytes, kind: str | None = None) -> FileRead:
    """Read a plan or a report of any office.

    Args:
        data: a Word file, or a PDF with text.
        kind: `plan` or `report`, where the file does not state its type.

    Raises:
        UnreadableInput: no Word file, one that the gate for packages refuses, a PDF without text, or neither a plan
            nor a report.
    """
    is_pdf = data.startswith(BEGINNING)
    data, numbers = word_of_pdf(data) if is_pdf else (data, [])
    file = WordFile(data, leave=True)
    found = elements_of(file)
    draft = Draft(kind or _kind_of(found), found.lines())
    _read(draft, found)
    outside = [*word_paragraphs(file.parts).edges, *numbers]
    left = [*draft.left(), *(Left(OUTSIDE, "", text, text) for text in outside)]
    return FileRead(
        draft.record["kind"],
        _in_order(draft),
        tuple(map(_doubted, draft.fields) if is_pdf else draft.fields),
        tuple(left),
        tuple(draft.words_printed()),
        found.encodings,
        is_pdf,
    )


def read_limited(data: bytes, kind: str | None = None) -> FileRead:
    """Read a file as `read_file` does, a PDF in a process with limits.

    PDFium follows forms within forms without end, and ends its whole process when memory runs out.

    Raises:
        UnreadableInput: as `read_file`.
        CallEnded: the PDF takes too long or too much memory.
    """
    if not data.startswith(BEGINNING):
        return read_file(data, kind)
    from ocop_docs.isolation.limits import for_word_files
    from ocop_docs.isolation.pool import call

    found: FileRead = call(for_word_files(), read_file, data, kind)
    return found


def _doubted(field: FieldRead) -> FieldRead:
    """A value of a PDF: what comes from a table, or may be a row of one, is in doubt."""
    uncertain = field.where.startswith("Bảng") or ".notes" in field.place
    return field._replace(doubt=field.doubt or TABLE_OF_PDF) if uncertain else field


def _kind_of(found: Elements) -> str:
    kind = _TYPES.get(folded(found.type_name))
    for line in found.of("number_symbol"):
        symbol = line.text.rpartition("/")[2].strip().upper()
        kind = kind or next((name for start, name in SYMBOLS.items() if symbol.startswith(start)), None)
    if kind is None:
        name = found.type_name.capitalize()
        raise UnreadableInput(fault("read-kind", found=name) if name else fault("read-kind-unknown"))
    return kind


def _read(draft: Draft, found: Elements) -> None:
    body = text_of(line for line in found.lines() if line.kind not in ("subject", "agency", "parent_agency"))
    kinds = ("agency", "parent_agency", "number_symbol", "place_date", "subject")
    read_heading(draft, Heading(*(found.of(kind) for kind in kinds)), body)
    for kind in ("national_name", "motto", "type_name"):
        for line in found.of(kind):
            draft.printed(line)
    titles = [line.text for lines, _ in found.annexes for line in lines]
    read_addressees(draft, found.addressees)
    for line in found.bases:
        if not (line.text.endswith(":") and read_sentence(draft, line)):
            read_basis(draft, line)
    content = [block for block in found.content if not (_opens(draft, block) or _closes(draft, block, titles))]
    (read_plan if draft.record["kind"] == "plan" else read_report)(draft, outline(content))
    read_annexes(draft, found.annexes)
    read_recipients(draft, [*found.of("recipients_label"), *found.of("recipient")])
    signed = [line for kind in ("signer_power", "signer_position", "signer_name") for line in found.of(kind)]
    read_signatory(draft, signed, body)
    draft.record.setdefault("period", None)
    draft.record.setdefault("subject", None)


def _opens(draft: Draft, block: Block) -> bool:
    """Whether a line is the sentence that leads into the content; read so, once."""
    if isinstance(block, Grid) or block.rank < LEAF or draft.at(("mandate",)) is not None:
        return False
    return read_sentence(draft, block)


def _closes(draft: Draft, block: Block, annex_titles: list[str]) -> bool:
    if isinstance(block, Grid) or not is_closing(block):
        return False
    read_closing(draft, block, annex_titles)
    return True


def _in_order(draft: Draft) -> dict[str, Any]:
    """The record with its fields in the order of the form."""
    order = ["kind", *KINDS[draft.record["kind"]].model.model_fields]
    return {name: draft.record[name] for name in order if name in draft.record}
