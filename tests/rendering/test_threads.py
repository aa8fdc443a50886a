"""Documents made at the same time do not mix."""

from concurrent.futures import ThreadPoolExecutor

from tests.golden.reading import text_view
from tests.rendering.full_documents import FULL, rendered

THREADS, DOCUMENTS = 8, 48


def one_document(number: int) -> str:
    kind = list(FULL)[number % len(FULL)]
    return text_view(rendered(FULL[kind](recipients=[f"Nơi nhận riêng {number:03d}"], number=1000 + number)))


def test_eight_threads_make_each_document_from_its_own_data_alone() -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        printed = list(threads.map(one_document, range(DOCUMENTS)))

    for number, text in enumerate(printed):
        others = set(range(DOCUMENTS)) - {number}
        assert f"- Nơi nhận riêng {number:03d};" in text
        assert f"Số: {1000 + number}/" in text
        assert [other for other in others if f"riêng {other:03d}" in text or f"{1000 + other}/" in text] == []


def test_threads_and_a_single_thread_give_the_same_bytes() -> None:
    data = [FULL["plan"](number=number) for number in range(1, THREADS + 1)]

    with ThreadPoolExecutor(THREADS) as threads:
        together = list(threads.map(rendered, data))

    assert together == [rendered(one) for one in data]
