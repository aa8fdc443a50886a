"""Limits are read by one reader, from the environment and a file; a value that is none is refused by its name."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.command import PLAN, run

from ocop_docs.configuration import config_file
from ocop_docs.errors import InvalidInput, OcopDocsError, UnreadableInput
from ocop_docs.settings import Settings, settings


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting but those that the test gives."""
    for name in [name for name in os.environ if name.startswith("OCOP_DOCS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def file(fresh: None, tmp_path: Path) -> Path:
    """The user's own configuration file, empty."""
    (tmp_path / "ocop-docs").mkdir()
    path = tmp_path / "ocop-docs" / "config.toml"
    path.touch()
    return path


def refusal() -> OcopDocsError:
    with pytest.raises((InvalidInput, UnreadableInput)) as refused:
        settings()
    return refused.value


def test_without_environment_and_file_the_defaults_hold(fresh: None) -> None:
    assert settings() == Settings.model_construct()


def test_the_file_sets_limits_of_the_service_and_of_the_pages(file: Path) -> None:
    file.write_text('max_table_rows = 7\n[web]\nthreads = 3\ntrusted_hosts = ["10.0.0.5"]\n', encoding="utf-8")

    limits = settings()

    assert (limits.max_table_rows, limits.web.threads, limits.web.trusted_hosts) == (7, 3, ["10.0.0.5"])
    assert limits.max_table_columns == Settings.model_fields["max_table_columns"].default


def test_the_environment_goes_before_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("max_table_rows = 7\n[web]\nthreads = 3\nconnections = 9\n", encoding="utf-8")
    monkeypatch.setenv("OCOP_DOCS_MAX_TABLE_ROWS", "8")
    monkeypatch.setenv("OCOP_DOCS_WEB_THREADS", "4")
    monkeypatch.setenv("OCOP_DOCS_WEB_TRUSTED_HOSTS", '["ocop.example"]')

    limits = settings()

    assert (limits.max_table_rows, limits.web.threads, limits.web.connections) == (8, 4, 9)
    assert limits.web.trusted_hosts == ["ocop.example"]


def test_another_file_may_be_named(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("max_table_rows = 7\n", encoding="utf-8")
    other = tmp_path / "khác.toml"
    other.write_text("max_table_rows = 9\n", encoding="utf-8")
    monkeypatch.setenv("OCOP_DOCS_CONFIG", str(other))

    assert (config_file(), settings().max_table_rows) == (other, 9)


def test_a_named_file_that_is_not_there_is_refused(
    fresh: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_DOCS_CONFIG", str(tmp_path / "không-có.toml"))

    assert "Không có tệp cấu hình" in str(refusal())


PROXY = "phải là một địa chỉ IP như 127.0.0.1, hoặc *"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("", ""), ("*", "*"), ("127.0.0.1", "127.0.0.1"), ("0:0:0:0:0:0:0:1", "::1"), ("FD00::A", "fd00::a")],
)
def test_the_proxy_is_nothing_any_or_an_address_as_a_connection_gives_it(
    fresh: None, monkeypatch: pytest.MonkeyPatch, given: str, kept: str
) -> None:
    monkeypatch.setenv("OCOP_DOCS_WEB_TRUSTED_PROXY", given)

    assert settings().web.trusted_proxy == kept


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("MAX_TABLE_ROWS", "nhiều", "phải là số nguyên"),
        ("MAX_TABLE_ROWS", "", "phải là số nguyên"),
        ("MAX_TABLE_ROWS", "0", "phải lớn hơn 0"),
        ("SERIAL_BELOW", "-1", "không được nhỏ hơn 0"),
        ("WEB_THREADS", "x", "phải là số nguyên"),
        ("WEB_TRUSTED_HOSTS", "10.0.0.5", "không đúng kiểu dữ liệu"),
        *(("WEB_TRUSTED_PROXY", one, PROXY) for one in ("999.1.1", "10.0.0.256", "10.0.0.0/8", "f", "**", "proxy")),
        ("WEB_THREAD", "3", "không có trong các mục đặt được"),
        ("WEB", "3", "không đúng kiểu dữ liệu"),
    ],
)
def test_a_bad_value_of_the_environment_is_refused_by_its_variable(
    fresh: None, monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(f"OCOP_DOCS_{name}", value)

    assert f"Biến môi trường OCOP_DOCS_{name} {reason}." in str(refusal())


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('max_table_rows = "nhiều"', "max_table_rows", "phải là số nguyên"),
        ("max_table_rows = 1.5", "max_table_rows", "phải là số nguyên"),
        ("max_table_rows = true", "max_table_rows", "không đúng kiểu dữ liệu"),
        ("max_tables = 3", "max_tables", "không có trong các mục đặt được"),
        ("templates_folder = 3", "templates_folder", "phải là chữ"),
        ('[web]\ntrusted_proxy = "999.1.1"', "web.trusted_proxy", PROXY),
        ("[web]\nthreads = 0", "web.threads", "phải lớn hơn 0"),
        ("[web]\nbatch_folder = 3", "web.batch_folder", "phải là tên thư mục"),
        ("[web]\nthread = 3", "web.thread", "không có trong các mục đặt được"),
    ],
)
def test_a_bad_value_of_the_file_is_refused_by_file_and_key(file: Path, text: str, key: str, reason: str) -> None:
    file.write_text(text, encoding="utf-8")

    assert f"Mục {key} trong tệp cấu hình “{file}” {reason}." in str(refusal())


def test_every_bad_value_is_told_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("max_table_rows = 0\n[web]\nthreads = 0\n", encoding="utf-8")
    monkeypatch.setenv("OCOP_DOCS_CHUNK_ROWS", "0")

    assert [fault.code for fault in refusal().faults] == [
        "setting-in-file",
        "setting-in-environment",
        "setting-in-file",
    ]


def test_a_refusal_does_not_show_the_value(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_DOCS_WEB_SECRET_KEYS", "bí mật")
    monkeypatch.setenv("OCOP_DOCS_WEB_SECRET_KEY_FALLBACKS", "bí mật cũ")

    assert "bí mật" not in str(refusal())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"max_table_rows\n", "ở dòng 1"),
        (b"max_table_rows = 1\nmax_table_rows = 2\n", "ở dòng 2"),
        (b"max_table_rows = '", "dòng cuối"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_refused(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)

    assert words in str(refusal())
    assert str(file) in str(refusal())


def test_a_refusal_reaches_the_command_line_as_words(file: Path) -> None:
    file.write_text("max_table_rows = 0\n", encoding="utf-8")

    result = run("check", PLAN, env={"OCOP_DOCS_CONFIG": str(file)})

    assert result.returncode == 2
    assert f"Mục max_table_rows trong tệp cấu hình “{file}” phải lớn hơn 0." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.checkout
def test_the_example_of_the_documentation_can_be_used(file: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "settings.md"
    example = page.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    file.write_text(example, encoding="utf-8")

    assert settings().web.threads == tomllib.loads(example)["web"]["threads"]
