"""The steps of the container, done as a script in a clean folder, make a server that writes to its data alone."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tools.locked import ROOT

UNITS = [path for path in (ROOT / "deploy").glob("*") if path.suffix in {".service", ".timer"}]

pytestmark = pytest.mark.checkout

FOLDERS = re.compile(r"(?<![\w./-])/(build|tool|wheels|app)\b")
KEY = "3f9a0c81d2e74b56a8f0917cde23b465"
PIP_FAILED = re.compile("No matching distribution|connection|timed out", re.IGNORECASE)


def stages() -> dict[str, list[tuple[str, str]]]:
    """The instructions of the Dockerfile by stage."""
    found: dict[str, list[tuple[str, str]]] = {}
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    for line in filter(None, text.splitlines()):
        word, _, rest = line.partition(" ")
        if word == "FROM":
            steps = found.setdefault(rest.rpartition(" AS ")[2] if " AS " in rest else "default", [])
        if not word.startswith("#"):
            steps.append((word, rest))
    return found


def sent_files() -> list[str]:
    """What `COPY . .` sends: what `.dockerignore` lets through."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert lines[0] == "*"
    return [line[1:] for line in lines[1:]]


def copy(sources: list[str], target: Path) -> None:
    for name in sent_files() if sources == ["."] else sources:
        assert any(fnmatch.fnmatch(name, sent) for sent in sent_files()), f"{name} is not sent"
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the last stage copies, built by the steps of the first."""
    room = tmp_path_factory.mktemp("container")
    (room / "build").mkdir()
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for word, rest in stages()["build"]:
        if word == "COPY":
            *sources, _ = rest.split()
            copy(sources, room / "build")
        elif word == "RUN":
            command = FOLDERS.sub(lambda found: f"{room}/{found[1]}", rest)
            done = subprocess.run(
                ["sh", "-c", command], cwd=room / "build", env={"PATH": path, "HOME": str(room)} | pip(),
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode and PIP_FAILED.search(done.stderr) and os.environ.get("CI") != "true":
                pytest.skip(f"no network: {done.stderr[-200:]}")
            assert done.returncode == 0, f"{command}\n{done.stderr}"
    return room / "app"


def pip() -> dict[str, str]:
    """Where this machine's pip looks for packages."""
    return {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_"))}


@pytest.fixture
def address(app: Path, tmp_path: Path) -> Iterator[str]:
    (command,) = (json.loads(rest) for word, rest in stages()["server"] if word == "CMD")
    options = [*command[: command.index("--port") + 1], "0", *command[command.index("--port") + 2 :]]
    environment = {"OCOP_DOCS_WEB_SECRET_KEY": KEY, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    environment |= {"OCOP_DOCS_WEB_BATCH_FOLDER": str(tmp_path / "data" / "batches"), "HOME": str(tmp_path / "home")}
    silent = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([app / "bin" / "ocop-docs", *options], env=environment, text=True, **silent) as process:
        assert process.stdout
        line = next(line for line in process.stdout if "http://" in line)
        yield f"http://127.0.0.1:{line.rpartition(':')[2].strip().rstrip('/')}"
        process.terminate()


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_the_steps_make_a_server_that_is_healthy_and_writes_nothing_beside_its_program(app: Path, address: str) -> None:
    before = files(app)
    sample = (ROOT / "samples" / "plan" / "phu-xuyen-2019.json").read_bytes()

    with urllib.request.urlopen(f"{address}/health", timeout=30) as answer:  # noqa: S310 - ours
        assert json.load(answer)["status"] == "ok"
    request = urllib.request.Request(f"{address}/api/v1/render", sample, {"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - ours
        assert answer.read(2) == b"PK"

    assert files(app) == before


def test_the_image_runs_as_nobody_special_and_is_watched() -> None:
    server = stages()["server"]

    assert [rest for word, rest in server if word == "USER"] == ["ocop"]
    assert any(word == "HEALTHCHECK" and "/health" in rest for word, rest in server)
    assert [rest for word, rest in stages()["libreoffice"] if word == "USER"] == ["root", "ocop"]


def test_the_service_has_a_root_that_cannot_be_written() -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["ocop-docs"]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert ":?" in service["environment"]["OCOP_DOCS_WEB_SECRET_KEY"]
    assert service["build"]["target"].removeprefix("${OCOP_DOCS_IMAGE:-").rstrip("}") in stages()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_reads_the_unit_and_finds_it_well_confined() -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "deploy/ocop-docs.service"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("name", sorted(path.name for path in UNITS))
def test_systemd_knows_every_setting_of_a_unit(name: str, tmp_path: Path) -> None:
    for unit in UNITS:  # a timer names its service
        content = unit.read_text(encoding="utf-8").replace("/opt/ocop-docs/bin/ocop-docs", "/bin/true")
        (tmp_path / unit.name).write_text(content, encoding="utf-8")

    result = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / name], capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
def test_compose_itself_reads_the_service_and_asks_for_its_key() -> None:
    given = os.environ | {"OCOP_DOCS_WEB_SECRET_KEY": KEY, "OCOP_DOCS_WEB_TRUSTED_HOSTS": '["ocop.xa.local"]'}
    command = ["docker-compose", "config"]

    read = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    without = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert read.returncode == 0, read.stderr
    assert yaml.safe_load(read.stdout)["services"]["ocop-docs"]["read_only"] is True
    assert without.returncode != 0
    assert "32 random characters or more" in without.stderr
