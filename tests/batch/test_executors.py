"""Who makes the documents of a batch: processes with the settings of the program that started them."""

import pytest

from ocop_docs.batch.executors import executor_for
from ocop_docs.settings import settings


@pytest.mark.parametrize("sample", [3, 7])
def test_the_workers_have_the_settings_in_force_when_a_batch_begins(
    sample: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings().__dict__, "layout_sample", sample)

    with executor_for(10, 2, None) as (executor, workers):
        there = executor.submit(settings).result()

    assert workers == 2
    assert there.layout_sample == sample
