"""The pages as an office sees them, made by LibreOffice: page numbers, and the signature block."""

from functools import cache

import pytest
from tests.rendering.full_documents import plan, rendered, task
from tests.rendering.office import pages_of

GROWTH = 12
BLOCK = ("Nơi nhận:", "- Lưu: VT, KT (03b).", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ví Dụ")


@cache
def long_plan() -> list[str]:
    """A plan whose text and whose two annexes each take more than a page."""
    tasks = [task(number) for number in range(1, 41)]
    annexes = [{"title": "Danh mục", "paragraphs": [f"Dòng thứ {number} của danh mục." for number in range(1, 60)]}]
    return pages_of({"plan": rendered(plan(tasks=tasks, annexes=annexes))})["plan"]


@cache
def growing_plans() -> dict[str, list[str]]:
    """Plans that differ by two lines of text, so that the end of the text moves down a whole page."""
    return pages_of(
        {
            f"{count} đoạn": rendered(plan(focus=[f"Việc trọng tâm số {number}." for number in range(count)]))
            for count in range(2, 2 + 3 * GROWTH, 3)
        }
    )


def section_starts() -> list[int]:
    first_words = ("ỦY BAN NHÂN DÂN", "Phụ lục I\n", "Phụ lục II\n")
    return [next(at for at, page in enumerate(long_plan()) if page.startswith(words)) for words in first_words]


def page_number(page: str) -> str:
    """The figure alone on the first line of a page, if there is one."""
    first_line = page.lstrip().split("\n")[0].strip()
    return first_line if first_line.isdigit() else ""


def test_page_numbers_begin_on_the_second_page_of_the_text_and_of_each_annex() -> None:
    starts = section_starts()
    lengths = [end - start for start, end in zip(starts, [*starts[1:], len(long_plan())], strict=True)]

    numbers = [page_number(page) for page in long_plan()]

    assert min(lengths) >= 2, "each part must be long enough to show a second page"
    assert numbers == [str(at + 1) if at else "" for length in lengths for at in range(length)]


def test_a_table_over_two_pages_repeats_its_heading_on_the_second() -> None:
    _, first, second = section_starts()

    assert all("Cơ quan chủ trì" in " ".join(page.split()) for page in long_plan()[first:second])


def test_the_end_of_the_text_moves_over_a_whole_page() -> None:
    lengths = {len(pages) for pages in growing_plans().values()}

    assert len(growing_plans()) == GROWTH
    assert len(lengths) >= 2


@pytest.mark.parametrize("number", range(GROWTH))
def test_the_signature_block_is_complete_and_never_alone(number: int) -> None:
    pages = list(growing_plans().values())[number]

    (page,) = [page for page in pages if "Nơi nhận:" in page]

    assert [line for line in BLOCK if line not in page] == []
    assert "./." in page
    assert page.index("./.") < page.index("Nơi nhận:")


@pytest.mark.parametrize("number", range(GROWTH))
def test_the_heading_is_complete_on_the_first_page(number: int) -> None:
    first = " ".join(list(growing_plans().values())[number][0].split())

    for words in ("ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc", "Số: 05/KH-UBND", "KẾ HOẠCH", "Căn cứ Luật"):
        assert words in first


@pytest.mark.parametrize("number", range(GROWTH))
def test_no_heading_is_the_last_line_of_a_page(number: int) -> None:
    headings = ("I. ", "II. ", "III. ", "IV. ", "V. ", "1. Mục", "2. Mục", "2. Yêu", "1. Phòng", "2. Văn")

    last_lines = [page.strip().split("\n")[-1] for page in list(growing_plans().values())[number]]

    assert [line for line in last_lines if line.startswith(headings)] == []
