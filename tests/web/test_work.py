"""Work that takes long: the page answers at once, too much is refused, a failure is told in words."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from tests.web.conftest import CheckingClient
from werkzeug.test import TestResponse

from ocop_docs.errors import CallEnded, fault
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app
from ocop_docs.web.views import api, layout_check

LINT = "/xet-the-thuc"


class Slow:
    """Stands for the check of a file: begins, and goes on when told."""

    def __init__(self) -> None:
        self.begun = 0
        self.go_on = threading.Event()
        self.error: Exception | None = None

    def __call__(self, _function: object, *_arguments: object) -> Any:
        self.begun += 1
        assert self.go_on.wait(20)
        if self.error:
            raise self.error
        return b"PK"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow()
    monkeypatch.setattr(layout_check, "from_outside", made)
    monkeypatch.setattr(api, "from_outside", made)
    yield made
    made.go_on.set()


def app_with(tmp_path: Path, **limits: Any) -> Flask:
    made = create_app(WebSettings(batch_folder=tmp_path, **limits))
    made.test_client_class = CheckingClient
    made.extensions["work"]._web = made.config["WEB"].model_copy(update={"work_answer_s": 0.05})  # noqa: SLF001
    return made


def upload(client: Any, address: str = "127.0.0.1") -> TestResponse:
    sent = {"tep": (io.BytesIO(b"PK"), "x.docx"), "viec": "ghi-chu"}
    options = {"content_type": "multipart/form-data", "environ_overrides": {"REMOTE_ADDR": address}}
    answer: TestResponse = client.send(LINT, sent, **options)
    return answer


def test_a_page_says_at_once_that_work_is_under_way_and_gives_the_result_later(tmp_path: Path, slow: Slow) -> None:
    client = app_with(tmp_path).test_client()

    first = upload(client)
    second = client.get(first.headers["Location"])
    slow.go_on.set()
    third = client.get(first.headers["Location"])

    assert (first.status_code, second.status_code, third.status_code) == (202, 202, 200)
    assert f'content="2;url={first.headers["Location"]}"' in first.text
    assert "Đang xử lý" in first.text
    assert "attachment" in third.headers["Content-Disposition"]
    assert slow.begun == 1


def test_a_failure_of_work_that_took_long_is_told_in_words(tmp_path: Path, slow: Slow) -> None:
    client = app_with(tmp_path).test_client()
    slow.error = CallEnded(fault("work-too-slow", seconds=30))

    first = upload(client)
    slow.go_on.set()
    later = client.get(first.headers["Location"])

    assert later.status_code == 422
    assert "quá 30 giây chưa xong" in later.text


def test_a_result_that_is_not_kept_is_not_found(tmp_path: Path) -> None:
    assert app_with(tmp_path).test_client().get("/dang-lam/abc").status_code == 404


def test_too_much_work_is_refused_with_the_time_to_ask_again(tmp_path: Path, slow: Slow) -> None:
    client = app_with(tmp_path, work_places=3).test_client()

    answers = [upload(client) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [202, 202, 202, 503, 503]
    assert answers[-1].headers["Retry-After"] == "5"
    assert "đang xử lý nhiều việc" in answers[-1].text


def test_a_client_with_much_work_makes_room_for_another(tmp_path: Path, slow: Slow) -> None:
    client = app_with(tmp_path, work_places=4).test_client()

    greedy = [upload(client, "10.0.0.1") for _ in range(4)]
    other = upload(client, "10.0.0.2")
    shed = client.get(greedy[-1].headers["Location"])

    assert [other.status_code, shed.status_code] == [202, 503]


def test_programs_wait_only_in_half_of_the_threads(tmp_path: Path, slow: Slow) -> None:
    app = app_with(tmp_path, threads=4)
    statuses: list[int] = []

    def ask() -> None:
        body = {"file": (io.BytesIO(b"PK"), "x.docx")}
        statuses.append(app.test_client().post("/api/v1/annotate", data=body).status_code)

    programs = [threading.Thread(target=ask) for _ in range(4)]
    for program in programs:
        program.start()
    while len(statuses) < 2:
        time.sleep(0.01)
    slow.go_on.set()
    for program in programs:
        program.join()

    assert statuses == [503, 503, 200, 200]


def test_a_program_that_waits_too_long_for_its_turn_is_told_to_come_again(tmp_path: Path, slow: Slow) -> None:
    app = app_with(tmp_path)
    work = app.extensions["work"]
    work._web = work._web.model_copy(update={"work_wait_s": 0.1})  # noqa: SLF001
    for _ in range(2):
        upload(app.test_client())

    refused = app.test_client().post("/api/v1/annotate", data={"file": (io.BytesIO(b"PK"), "x.docx")})

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")


def test_work_that_has_begun_is_waited_for(tmp_path: Path, slow: Slow) -> None:
    app = app_with(tmp_path)
    work = app.extensions["work"]
    work._web = work._web.model_copy(update={"work_wait_s": 0.1})  # noqa: SLF001
    threading.Timer(0.6, slow.go_on.set).start()

    answer = app.test_client().post("/api/v1/annotate", data={"file": (io.BytesIO(b"PK"), "x.docx")})

    assert answer.status_code == 200
