"""A template that would lose, invent or run something makes no file: an error in the clerk's language instead."""

import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from tests.golden.reading import text_view
from tests.rendering.engine_corpus import p, word_file
from tests.rendering.full_documents import plan, rendered

from ocop_docs import RenderError, kind_info, load
from ocop_docs.ooxml.zip import write_zip
from ocop_docs.rendering import word
from ocop_docs.rendering.engine import compiled_renderer, docxtpl_renderer
from ocop_docs.rendering.engine.loss_proof import prove, prove_filled
from ocop_docs.rendering.engine.part_texts import lost_in_preparing
from ocop_docs.rendering.engine.program import Printed
from ocop_docs.resources import template_path

FIELD = "{{ title.type }}"
CANARY = "canary"
Breaker = Callable[..., None]


@pytest.fixture
def break_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Breaker:
    """Replace words of the plan's template; every plan is then made from the broken one."""
    broken = tmp_path / "plan.docx"

    def replace(new: str, old: str = FIELD, part: str = "word/document.xml") -> None:
        with zipfile.ZipFile(template_path("plan")) as source, zipfile.ZipFile(broken, "w") as result:
            for name in source.namelist():
                content = source.read(name).decode("utf-8")
                assert name != part or old in content
                result.writestr(name, content.replace(old, new, 1) if name == part else content)
        monkeypatch.setattr(word, "template_path", lambda _kind: broken)

    return replace


def refusal(**changes: Any) -> str:
    with pytest.raises(RenderError) as caught:
        rendered(plan(**changes))
    (fault,) = caught.value.faults
    assert fault.remedy
    return f"{fault.code}: {fault.message}"


def test_an_unbroken_copy_makes_the_file_as_before(break_template: Breaker) -> None:
    expected = text_view(rendered(plan()))

    break_template(FIELD)

    assert text_view(rendered(plan())) == expected


def test_a_constant_of_the_template_is_text_like_any_other(break_template: Breaker) -> None:
    break_template('{{ "KẾ HOẠCH" }} {{ subject }} {{ 7 }}')

    assert "KẾ HOẠCH Thực hiện Chương trình OCOP năm 2027 7\n" in text_view(rendered(plan()))


@pytest.mark.parametrize(
    "template",
    [
        "{{ chua_co }}",
        "{{ title.chua_co }}",
        "{{ none }}",
        "{{ true }}",
        "{{ 1.5 }}",
        "{{ title }}",
        "{{ recipients }}",
        "{{ title.type",
        "{{ title.type }",
        "{{ title..type }}",
        "{% if title %}",
        "{% endif %}",
        "{% for line in %}x{% endfor %}",
        "{% unknown %}",
        "{{ title.type|unknown }}",
        "{{ 1 // 0 }}",
        "{{ title.type.center('x') }}",
        "{{ range(999999)|list|length }}",
    ],
)
def test_a_faulty_template_is_named_and_makes_no_file(break_template: Breaker, template: str) -> None:
    break_template(escape(template, quote=False))

    assert refusal().startswith("template-broken: Mẫu Word “plan.docx” có chỗ sai: ")


def test_the_missing_field_is_named(break_template: Breaker) -> None:
    break_template("{{ title.chua_co }}")

    assert "chua_co" in refusal()


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__.os.popen('touch canary').read() }}",
        "{{ joiner.__init__.__globals__.os.popen('touch canary').read() }}",
        "{{ namespace.__init__.__globals__.os.popen('touch canary').read() }}",
        "{{ lipsum.__globals__['os'].popen('touch canary').read() }}",
        "{{ lipsum.__globals__.os.system('touch canary') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''|attr('__class__') }}",
        "{{ (''|attr('__class__')).__mro__ }}",
        "{{ title.type|map(attribute='__class__')|list }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ '{0.__class__.__mro__}'.format_map({'0': 1}) }}",
        "{% set f = '{0.__class__}'.format %}{{ f(title) }}",
        "{{ title.__class__ }}",
        "{{ title['__class__'] }}",
        "{{ title.update({'type': 'x'}) }}",
        "{{ recipients.append('x') }}",
        "{{ recipients.clear() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}{{ os }}",
        "{% extends '/etc/passwd' %}",
        "{{ request.application.__globals__ }}",
        "{{ get_flashed_messages.__globals__ }}",
        "{{ (lambda: 1)() }}",
    ],
)
@pytest.mark.parametrize("part", ["body", "header"])
def test_a_template_cannot_run_code(attack: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.docx").write_bytes(word_file(**{"body": p("a")} | {part: p(attack)}))
    monkeypatch.setattr(word, "template_path", lambda _kind: tmp_path / "plan.docx")

    assert refusal().startswith("template-broken: Mẫu Word “plan.docx” có chỗ sai: ")
    assert not (tmp_path / CANARY).exists()


@pytest.mark.parametrize(
    "template",
    [
        "{{ subject|safe }}",
        "{% autoescape false %}{{ subject }}{% endautoescape %}",
        "{% filter upper|safe %}{{ subject }}{% endfilter %}",
    ],
)
@pytest.mark.parametrize("subject", ["A & B <i>x</i> C", "Xã <xã>", "A <w:b/> C", "A &amp; B", "</w:t></w:r></w:p>"])
def test_text_that_a_template_declares_safe_is_printed_whole_or_refused(
    break_template: Breaker, template: str, subject: str
) -> None:
    break_template(template)

    try:
        data = rendered(plan(subject=subject))
    except RenderError as error:
        outcome = error.faults[0].code
    else:
        outcome = "whole" if text_view(data).count(subject) > 1 else "lost"

    assert outcome in {"whole", "render-lost-text", "template-broken"}


@pytest.mark.parametrize(
    ("template", "lost"),
    [
        ("{{ title.type }}{%p if example %}", "{{…}}"),
        ("{%p if title %} Chữ của mẫu", "Chữ của mẫu"),
        ("Chữ của mẫu {%p set x = 1 %}", "Chữ của mẫu"),
        ("Chữ của mẫu {#p ghi chú #}", "Chữ của mẫu"),
        ("Chữ của mẫu {{p title.type }}", "Chữ của mẫu"),
    ],
)
def test_words_that_a_statement_would_take_with_it_are_named(break_template: Breaker, template: str, lost: str) -> None:
    break_template(template)

    message = refusal()

    assert message.startswith("template-broken: Mẫu Word “plan.docx” có chỗ sai: ")
    assert lost in message


def test_a_value_in_place_of_a_run_is_refused(break_template: Breaker) -> None:
    break_template("{{r title.type }}")

    assert refusal().startswith("render-lost-text: ")


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (b"", b"khong phai zip", b"PK\x03\x04 cut off"):
        (tmp_path / "plan.docx").write_bytes(content)
        monkeypatch.setattr(word, "template_path", lambda _kind: tmp_path / "plan.docx")

        assert refusal().startswith("template-broken: ")


def test_a_template_that_is_missing_is_refused_with_the_command_that_builds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "template_path", lambda _kind: tmp_path / "plan.docx")
    monkeypatch.setattr(kind_info, "shipped_template", lambda _kind: tmp_path / "plan.docx")

    for use in (lambda: rendered(plan()), lambda: kind_info.shipped_template_of("plan")):
        with pytest.raises(RenderError) as caught:
            use()
        (fault,) = caught.value.faults
        assert fault.message == "Chưa có mẫu Word “plan.docx”."
        assert "viết templates/source/plan.txt rồi chạy make templates" in fault.remedy


def test_a_template_that_cannot_be_opened_is_refused_in_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.docx").mkdir()
    monkeypatch.setattr(word, "template_path", lambda _kind: tmp_path / "plan.docx")

    assert refusal() == "template-broken: Mẫu Word “plan.docx” có chỗ sai: không mở được tệp này."


def test_a_file_that_loses_a_value_after_rendering_is_refused(
    break_template: Breaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def losing(parts: dict[str, bytes]) -> bytes:
        return write_zip({name: data.replace("Đảng ủy xã".encode(), b"") for name, data in parts.items()})

    monkeypatch.setattr(word, "_in_worker", lambda _path, function, *arguments: function(*arguments))
    monkeypatch.setattr(docxtpl_renderer, "write_zip", losing)
    break_template("{{ title.type }}{% macro unused() %}{% endmacro %}")  # a template that docxtpl renders

    assert "Đảng ủy xã" in refusal()


def test_a_compiled_part_that_loses_a_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    fill = compiled_renderer._fill  # noqa: SLF001 - a fault put where no data can put one

    def losing(form: list[bytes], values: list[bytes]) -> bytes:
        return fill(form, values).replace("Đảng ủy xã".encode(), b"")

    monkeypatch.setattr(compiled_renderer, "_fill", losing)

    assert "Đảng ủy xã" in refusal()


def test_a_part_that_is_less_than_its_form_its_values_and_its_rules_is_refused() -> None:
    printed, values, indents = (
        Printed([b"<w:t>%b</w:t>", b"%b"], ["một", "hai"], []),
        [b"m\xe1\xbb\x99t", b"hai"],
        [b"<ind/>"],
    )

    prove_filled(b"<w:t>m\xe1\xbb\x99t</w:t><ind/>hai", printed, values, indents)

    with pytest.raises(RenderError, match="hai"):
        prove_filled(b"<w:t>m\xe1\xbb\x99t</w:t><ind/>", printed, values, indents)
    with pytest.raises(RenderError):
        prove_filled(b"<w:t>m\xe1\xbb\x99t</w:t>hai", printed, values, indents)


@pytest.mark.parametrize("cut", ["Nguyễn Văn Ví Dụ", "xem xét, giải quyết./.", "trong nước"])
def test_the_proof_sees_a_file_that_ends_too_early(cut: str) -> None:
    with pytest.raises(RenderError, match="không chứa nguyên vẹn"):
        prove("Phần đầu của văn bản", ["Phần đầu", cut])


def test_the_proof_wants_every_value_in_its_order_and_as_often_as_printed() -> None:
    prove("một hai một", ["một", "hai", "một"])

    for printed in (["hai", "một", "một"], ["một", "một", "một"]):
        with pytest.raises(RenderError):
            prove("một hai một", printed)


def test_nothing_is_lost_in_preparing_a_part_that_is_left_as_it_is() -> None:
    part = "<w:p><w:r><w:t>Một {{ a }} &amp; {% if b %}hai{% endif %}</w:t></w:r></w:p>"

    assert lost_in_preparing(part, part) == ""


def test_the_data_of_a_document_stays_what_it_was(break_template: Breaker) -> None:
    document = load(plan())
    before = document.model_dump_json()
    break_template("{% set subject = 'x' %}{{ subject }}")

    word.render_document(document)

    assert document.model_dump_json() == before
