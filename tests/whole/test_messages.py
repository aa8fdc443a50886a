"""Every sentence has a use, every use its sentence; everything a clerk reads is Vietnamese."""

from __future__ import annotations

import ast
import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic_core.core_schema import ErrorType
from tests.whole.tools import constants, models_under, nodes

import ocop_docs
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import ContentRefused, Fault, InvalidInput, OcopDocsError, OutputRefused, fault
from ocop_docs.kind_info import schema_of
from ocop_docs.messages.all import FAMILIES, MESSAGES
from ocop_docs.messages.reasons import REASONS
from ocop_docs.resources import schemas_folder
from ocop_docs.settings import Settings, WebSettings

PACKAGE = Path(ocop_docs.__file__).parent
TESTS = Path(__file__).parents[1]
SOURCES = sorted(PACKAGE.rglob("*.py"))
VIETNAMESE_LETTERS = {letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isalpha()}
MODELS = sorted(
    {model for kind in KINDS.values() for model in models_under(kind.model)}, key=lambda model: model.__name__
)


def calls(name: str) -> Iterator[ast.Call]:
    """Calls of a function or class by its bare name, in the whole package."""
    for file in SOURCES:
        for node in nodes(file):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield node


@cache
def codes_in_source() -> frozenset[str]:
    """Every text constant of the package outside the tables of messages."""
    return frozenset().union(*(constants(file) for file in SOURCES if file.parent.name != "messages"))


@cache
def attributes_in_source() -> frozenset[str]:
    """Every name that the package asks of an object."""
    return frozenset(node.attr for file in SOURCES for node in nodes(file) if isinstance(node, ast.Attribute))


def words_of_a_refusal(file: Path) -> list[str]:
    """Vietnamese text constants inside a `raise`, or in the call that makes a fault."""
    refusals = (
        node
        for node in nodes(file)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("fault", "Fault"))
    )
    return [
        part.value
        for node in refusals
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and VIETNAMESE_LETTERS & set(part.value)
    ]


def fields_of(sentence: str) -> set[str]:
    """Names of the facts that a sentence takes."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_words_of_every_refusal_stand_in_messages() -> None:
    elsewhere = {file.relative_to(PACKAGE).as_posix(): words for file in SOURCES if (words := words_of_a_refusal(file))}

    assert elsewhere == {}


def test_no_message_is_in_two_families() -> None:
    assert sum(len(family) for family in FAMILIES) == len(MESSAGES)


def test_every_table_of_messages_is_a_family() -> None:
    files = sorted((PACKAGE / "messages").glob("*.py"))
    tables = [node.target for file in files for node in nodes(file) if isinstance(node, ast.AnnAssign)]
    names = {table.id for table in tables if isinstance(table, ast.Name)}

    assert len(names - {"MESSAGES", "REASONS"}) == len(FAMILIES), names


def test_every_sentence_is_said_somewhere() -> None:
    assert sorted(MESSAGES.keys() - codes_in_source()) == []


def test_every_reason_is_given_somewhere() -> None:
    types = [name.replace("_", "-") for name in (*get_args(ErrorType), "path_type")]
    of_pydantic = {f"{where}-{name}" for where in ("input", "setting") for name in types}

    assert sorted(REASONS.keys() - codes_in_source() - of_pydantic) == []


def test_every_reason_raised_has_its_words_and_facts() -> None:
    given = [
        (call.args[0].value, {keyword.arg for keyword in call.keywords})
        for call in calls("reason")
        if isinstance(call.args[0], ast.Constant)
    ]

    assert len(given) > 40
    assert [code for code, facts in given if code not in REASONS or fields_of(REASONS[code]) != facts] == []


def test_every_fault_raised_has_its_sentence() -> None:
    raised = {
        call.args[0].value
        for call in calls("fault")
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }

    assert len(raised) > 10
    assert raised <= set(MESSAGES)


def test_every_sentence_is_vietnamese_and_says_the_way_out() -> None:
    for code, sentence in ((code, sentence) for code, sentences in MESSAGES.items() for sentence in sentences):
        fields = fields_of(sentence)
        assert sentence == unicodedata.normalize("NFC", sentence), code
        assert not sentence.isascii() or fields, code
        assert sentence.endswith((".", "?", "}")), code
        assert sentence[0].isupper() or sentence[0] in "“{", code


def test_a_fault_says_where_what_and_the_way_out() -> None:
    one = fault("field-missing", "issuer.name", "Cơ quan ban hành › Tên", title="Tên")

    assert one == Fault(
        "field-missing", "Thiếu mục bắt buộc: Tên.", "issuer.name", "Cơ quan ban hành › Tên", "Bổ sung mục này."
    )
    assert str(one) == "issuer.name: Thiếu mục bắt buộc: Tên. Bổ sung mục này."
    assert str(InvalidInput(one, one)).count("\n") == 1


def test_every_error_of_the_family_knows_how_a_door_shows_it() -> None:
    for error in OcopDocsError.__subclasses__():
        assert 400 <= error.http_status < 600
        assert error.__doc__
    assert ContentRefused(fault("content-blocks", count=1)).exit_code == 1
    assert InvalidInput(fault("roll-up-not-alike", found="")).exit_code == 2
    assert OutputRefused(fault("output-no-room", path="")).exit_code == 3


def test_every_finding_is_shown_by_a_test() -> None:
    raised = {
        argument.value
        for call in calls("Finding")
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    folders = (TESTS / "checks", TESTS / "rounds")
    shown = {text for folder in folders for file in folder.rglob("*.py") for text in constants(file)}

    assert len(raised) > 10
    assert raised - shown == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_vietnamese_title_and_every_model_a_description(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.title, name
        assert not field.title.isascii() or any(letter.isdigit() for letter in field.title), name
        assert field.title == unicodedata.normalize("NFC", field.title)
        assert field.title[0].isupper() or field.title[0].isdigit(), name
    assert not (model.__doc__ or "").isascii()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_schema_is_titled_in_vietnamese(kind: str) -> None:
    schema = schema_of(kind)
    parts = [schema, *schema.get("$defs", {}).values()]

    untitled = [name for part in parts for name, entry in part.get("properties", {}).items() if not titled(entry)]

    assert untitled == []


def titled(entry: dict[str, object]) -> bool:
    return ("title" in entry and not str(entry["title"]).isascii()) or str(entry.get("title", "")).endswith("sao")


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schemas_are_drawn_from_the_models(kind: str) -> None:
    committed = (schemas_folder() / f"{kind}.schema.json").read_text(encoding="utf-8")
    drawn = json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"

    assert committed == drawn, "run: make schemas"


@pytest.mark.parametrize(
    ("model", "name"), [(model, name) for model in (Settings, WebSettings) for name in model.model_fields]
)
def test_every_setting_has_a_help_in_vietnamese(model: type[BaseModel], name: str) -> None:
    field = model.model_fields[name]

    assert field.description
    assert not field.description.isascii()
    assert field.description.endswith(".")


@pytest.mark.parametrize("name", [name for name, field in Settings.model_fields.items() if field.annotation is int])
def test_every_limit_has_a_default_and_a_least_value(name: str) -> None:
    field = Settings.model_fields[name]

    assert field.default > 0
    assert field.metadata, "a limit of nothing is no limit"


def test_every_setting_is_asked_for_somewhere() -> None:
    assert sorted(Settings.model_fields.keys() - attributes_in_source()) == []
