"""The shipped templates, and the same as LibreOffice saves them, against docxtpl."""

import os
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.golden.reading import sample_files
from tests.rendering.engine_docxtpl import canonical_parts, docxtpl_alone

from ocop_docs import load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.engines.soffice import find_soffice
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.engine.template import Template, load_template
from ocop_docs.rendering.properties import properties_of
from ocop_docs.resources import template_path

each_sample = pytest.mark.parametrize("sample", sample_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
_GAP = b'<w:p><w:pPr><w:pStyle w:val="TableGap"></w:pStyle></w:pPr></w:p>'
_MORE_GAPS = re.compile(b"(?:%b)+" % re.escape(_GAP))
_DIVIDER = re.compile(
    f'(<w:pStyle w:val="(?:{"|".join(nd30_layout().dividers)})"></w:pStyle>)<w:ind [^>]*></w:ind>'.encode()
)


def context_of(sample: Path) -> dict[str, Any]:
    return build_context(load(sample))


def unfitted(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts as they would be if no divider and no gap had been fitted to the text: what docxtpl cannot do."""
    return {name: _MORE_GAPS.sub(_GAP, _DIVIDER.sub(rb"\1", content)) for name, content in parts.items()}


@pytest.fixture(scope="session")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our templates as LibreOffice saves them."""
    soffice = find_soffice()
    if soffice is None and os.environ.get("CI") == "true":
        pytest.fail("CI must have LibreOffice: templates that it saved are part of the promise")
    if soffice is None:
        pytest.skip("LibreOffice is not installed; it cannot save templates here")
    folder = tmp_path_factory.mktemp("libreoffice")
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", folder, *map(template_path, KINDS)], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_our_templates_are_rendered_by_compiled_programs(kind: str) -> None:
    assert load_template(template_path(kind)).obstacle is None


@each_sample
def test_our_documents_are_equal_to_those_of_docxtpl(sample: Path) -> None:
    path, context = template_path(sample.parent.name), context_of(sample)

    rendered = canonical_parts(load_template(path).render(context))

    assert unfitted(rendered) == canonical_parts(docxtpl_alone(path.read_bytes(), context))


@each_sample
def test_both_renderers_give_the_same_parts_with_dividers_and_properties(sample: Path) -> None:
    document = load(sample)
    template, context = load_template(template_path(document.kind)), build_context(document)

    compiled = template.render(context, properties_of(document))

    assert canonical_parts(compiled) == canonical_parts(template.render_with_docxtpl(context, properties_of(document)))


@pytest.mark.no_cover
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")  # docxtpl's own package holds its properties twice
@each_sample
def test_a_template_saved_by_libreoffice_gives_what_docxtpl_gives(saved_by_libreoffice: Path, sample: Path) -> None:
    data, context = (saved_by_libreoffice / f"{sample.parent.name}.docx").read_bytes(), context_of(sample)
    template = Template(data, "mẫu")

    rendered, expected = canonical_parts(template.render(context)), canonical_parts(docxtpl_alone(data, context))

    assert template.obstacle is None
    for parts in (rendered, expected):  # that docxtpl drops LibreOffice's properties is a difference on purpose
        parts.pop("docProps/core.xml")
        parts.pop("_rels/.rels")
    assert rendered == expected


def test_properties_that_libreoffice_wrote_are_kept(saved_by_libreoffice: Path) -> None:
    file = saved_by_libreoffice / "plan.docx"

    plan = next(sample for sample in sample_files() if sample.parent.name == "plan")
    rendered = Template(file.read_bytes(), "mẫu").render(context_of(plan))

    with zipfile.ZipFile(file) as saved:
        title = re.search("<dc:title>.*</dc:title>", saved.read("docProps/core.xml").decode())
    assert title is not None
    assert title[0].encode() in canonical_parts(rendered)["docProps/core.xml"]
