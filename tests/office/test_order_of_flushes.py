"""The server's calls to the system, as strace sees them: what an answer acknowledges is on the disk before it is sent.

Killing a process proves nothing about a power failure: the system still writes what the process gave it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import requests
from tests.office.cluster import Cluster, binaries, running
from tests.office.people import Office, open_office

from ocop_docs.office.people.login import start_session
from ocop_docs.office.store.store import create_store
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.web.office.guard import COOKIE

CALLS = "fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,write,pwrite64,pwritev,sendto"
STRACE = f"strace -I 1 -f -y -s 20 -e {CALLS} -o".split()
"""With paths of descriptors, of all threads and children, ending when it is asked to."""
_CALL = re.compile(r"(\w+)\((.*)\) += \d+$")
_PATH = re.compile(r'^\d+<([^>]*)>|"([^"]*)"')
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
ANSWER = '"HTTP/1.1 303'
ISSUED = 3

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif("CI" not in os.environ and not shutil.which("strace"), reason="strace is not installed"),
]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster that flushes, as an office's does and the other tests' does not."""
    found = binaries()
    if found is None or os.geteuid() != 0:
        assert "CI" not in os.environ, "PostgreSQL is not installed, or strace may not watch it"
        pytest.skip("needs PostgreSQL, and root to watch it")
    with running(found) as made:
        yield made


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_an_answer_acknowledges_was_flushed_before_it_was_sent(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cluster: Cluster | None = None if database == "sqlite" else request.getfixturevalue("cluster")
    address = cluster.new_database() if cluster else ""
    office = open_office(create_store(tmp_path / "store", address))
    watched = ["-p", (cluster.folder / "data/postmaster.pid").read_text().split()[0]] if cluster else []
    keys = [office.signed(subject=f"Kế hoạch {number}") for number in range(ISSUED)]

    trace = tmp_path / "trace"
    issue_traced(office, keys, address, [*STRACE, str(trace), *watched])
    office.store.close()

    log = "/pg_wal/" if cluster else "office.db-wal"
    assert acknowledged(trace.read_text(), tmp_path / "store", log) == ISSUED


def issue_traced(office: Office, keys: list[str], address: str, strace: list[str]) -> None:
    """Issue papers one by one through a server that strace runs."""
    folder = office.store.folder
    settings = {"FOLDER": str(folder), "DATABASE": address}
    environment = {**os.environ, **{f"OCOP_DOCS_OFFICE_{name}": value for name, value in settings.items()}}
    environment |= {"OCOP_DOCS_WEB_SECRET_KEY": "3f9a0c81d2e74b56a8f0917cde23b465"}
    command = [*strace, sys.executable, "-m", "ocop_docs", "serve", "--office", "--no-browser", "--port", "0"]
    with (
        (folder.parent / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        assert process.stdout
        try:
            found = re.search(r"http://\S+/", process.stdout.readline())
            assert found, (folder.parent / "log").read_text()
            session = requests.Session()
            session.cookies.set(COOKIE, start_session(office.store, office.person("clerk").id))
            for key in keys:
                token = _TOKEN.search(session.get(f"{found[0]}co-quan/so").text)
                assert token
                form = {"token": token[1], "viec": "lay-so", "ngay": short_date(office.day), "van-ban": key}
                session.post(f"{found[0]}co-quan/so", form, allow_redirects=False)
        finally:
            servers = psutil.Process(process.pid).children()
            for server in servers:
                server.terminate()
            psutil.wait_procs(servers)  # strace passes the signal on
            process.terminate()  # else it would go on watching PostgreSQL


def acknowledged(trace: str, store: Path, log: str) -> int:
    """How many answers were sent, each after all that was written for it was flushed in order."""
    answers, flushed, unflushed = 0, set[str](), set[str]()
    for call, given in calls(trace):
        if call == "sendto" and ANSWER in given:
            assert not unflushed
            assert any(log in path for path in flushed)
            assert any(Path(path).parent == store / "files" for path in flushed), "the folder of the Word file"
            answers, flushed = answers + 1, set()
        paths = [descriptor or name for descriptor, name in _PATH.findall(given)]
        if not paths or (not paths[0].startswith(str(store)) and log not in paths[0]):
            continue
        if call in ("fsync", "fdatasync"):
            unflushed.discard(paths[0])
            flushed.add(paths[0])
        elif call.startswith("rename"):
            assert paths[0] not in unflushed, "named before it was flushed"
            unflushed.add(str(Path(paths[-1]).parent))
        else:
            unflushed.add(str(Path(paths[0]).parent) if call.startswith("mkdir") else paths[0])
    return answers


def calls(trace: str) -> Iterator[tuple[str, str]]:
    """Each call that succeeded, when it ended, with its arguments."""
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        process, _, text = line.partition(" ")
        text = text.strip()
        if text.endswith("<unfinished ...>"):
            begun[process] = text.removesuffix("<unfinished ...>")
            continue
        if text.startswith("<... "):
            text = begun.pop(process, "") + text.partition("resumed>")[2]
        if found := _CALL.match(text):
            yield found[1], found[2]
