"""What the documents of the project name is there: make targets, files, decisions, settings."""

import os
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps
from tests.cli.command import PLAN, run
from tools.build_goldens import described_examples

from ocop_docs import load
from ocop_docs.kind_info import listed_examples
from ocop_docs.pipeline import to_pdf
from ocop_docs.settings import Settings

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "ocop_docs"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def plan_of_the_readme() -> Image.Image:
    """Draw the first two pages of the plan side by side, in grey, each in a frame."""
    with pypdfium2.PdfDocument(to_pdf(load(PLAN))) as pdf:
        pages = [pdf[number].render(scale=1.11, grayscale=True).to_pil().convert("L") for number in (0, 1)]
    framed = [ImageOps.expand(page, border=1, fill=160) for page in pages]
    width, height = framed[0].size
    both = Image.new("L", (2 * width + 12, height), 255)
    for number, page in enumerate(framed):
        both.paste(page, (number * (width + 12), 0))
    return both


def test_the_picture_of_the_readme_is_of_the_plan_as_it_prints_now() -> None:
    pytest.importorskip("rdocx", reason="the embedded PDF engine has no version for this machine")
    kept = ROOT / "docs" / "images" / "plan.png"
    drawn = plan_of_the_readme()
    if os.environ.get("OCOP_DOCS_TAKE_PICTURES"):
        drawn.save(kept, optimize=True)

    with Image.open(kept) as picture:
        assert ImageChops.difference(picture, drawn).getbbox() is None, "run: make pictures"


def test_every_make_target_of_the_pages_exists() -> None:
    named = {
        name for page in PAGES for name in re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)`", _text(page), re.MULTILINE)
    }
    wanted = {first or second for first, second in named}

    assert {"demo", "test"} <= wanted
    assert wanted - make_targets() == set()


def test_make_help_names_every_target_that_is_for_people() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert [
        name for name in ("demo", "test", "goldens", "templates", "schemas") if f"\n{name} " not in f"\n{shown}"
    ] == []


def test_every_tool_of_the_makefile_is_there() -> None:
    tools = set(re.findall(r"tools/\w+\.py", _text(ROOT / "Makefile")))

    assert len(tools) >= 4
    assert [tool for tool in tools if not (ROOT / tool).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", _text(page))

    assert [target for target in targets if "://" not in target and not (page.parent / target).exists()] == []


def test_the_index_of_decisions_names_each_by_its_title() -> None:
    folder = ROOT / "docs" / "decisions"
    titles = {page.name: _text(page).splitlines()[0].removeprefix("# ") for page in sorted(folder.glob("0*.md"))}

    lines = [f"- [{title}]({name})" for name, title in titles.items()]

    assert [line for line in _text(folder / "README.md").splitlines() if line.startswith("- ")] == lines


@pytest.mark.parametrize("name", [name for name in Settings.model_fields if name != "web"])
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    field = Settings.model_fields[name]

    row = f"| `OCOP_DOCS_{name.upper()}` | {field.default} | {field.description} |"

    assert row in _text(ROOT / "docs" / "settings.md").splitlines()


def test_a_setting_is_taken_from_the_environment() -> None:
    result = run("check", PLAN, env=os.environ | {"OCOP_DOCS_MAX_INPUT_BYTES": "10"})

    assert result.returncode == 2
    assert "OCOP_DOCS_MAX_INPUT_BYTES" in result.stderr


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_every_module_that_the_architecture_names_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_0-9]+/)+[a-z_0-9]+\.(?:py|toml|tsv|css))`", text))

    assert len(named) > 20
    assert [path for path in sorted(named) if not any((at / path).exists() for at in (PACKAGE, ROOT))] == []


def test_the_list_of_examples_is_what_the_samples_themselves_give() -> None:
    assert listed_examples() == described_examples(), "run: make goldens"
