"""The steps of the Dockerfile, done in a Debian of its own, make a server for a root that cannot be written.

`make container-test`, as root, with debootstrap; the Python is Debian's, not that of the image.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.packaging.test_container import KEY, copy, pip, stages
from tools.locked import ROOT

pytestmark = pytest.mark.checkout

PORT = 18099
FILES_OF_PIP = ("/etc/resolv.conf", "/etc/pip.conf", "/root/.config/pip/pip.conf", "/etc/ssl/certs/ca-certificates.crt")
"""What lets pip reach the same index in there, with the files that its variables name."""
WATCHED = ("--mount", "--pid", "--fork", "--kill-child")
CONFINE = """
mount --bind {root} {root} && mount -o remount,bind,ro {root}
mount -t tmpfs tmpfs {root}/tmp && mount -t proc proc {root}/proc && mount --bind {data} {root}/data
exec chroot {root} /usr/bin/setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs --bounding-set=-all \\
  /usr/bin/env -i {variables} {command}
"""


def in_root(root: Path, command: str) -> None:
    """Do a step as root in the other Debian."""
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/root"} | pip()
    done = subprocess.run(
        ["chroot", root, "sh", "-c", command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the server's stage, after every step of both stages in the order of the file."""
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.fail("This job needs root, and debootstrap: apt install debootstrap")
    root = tmp_path_factory.mktemp("container") / "root"
    packages = "--include=python3,python3-venv,ca-certificates,util-linux"
    subprocess.run(["debootstrap", "--variant=minbase", packages, "bookworm", root], check=True)
    for name in (*FILES_OF_PIP, *(value for value in pip().values() if value.startswith("/"))):
        if Path(name).is_file():
            (root / name[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, root / name[1:])
    (root / "usr/local/bin").mkdir(parents=True, exist_ok=True)
    (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")
    for stage in ("build", "server"):
        place = "/"
        for word, rest in stages()[stage]:
            if word == "WORKDIR":
                place = rest
                (root / place[1:]).mkdir(parents=True, exist_ok=True)
            elif word == "COPY" and not rest.startswith("--from"):
                copy(rest.split()[:-1], root / place[1:])
            elif word == "RUN":
                in_root(root, f"cd {place} && {rest}")
    for built in ("build", "tool", "wheels"):
        shutil.rmtree(root / built)
    return root


@pytest.fixture
def server(image: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the server, started as the image says and confined as `compose.yaml` says."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.chown(data, 10001, 10001)
    steps = stages()["server"]
    (given,) = (rest for word, rest in steps if word == "ENV")
    entry, options = (json.loads(next(rest for word, rest in steps if word == one)) for one in ("ENTRYPOINT", "CMD"))
    options[options.index("--port") + 1] = str(PORT)
    variables = f"{given} OCOP_DOCS_WEB_SECRET_KEY={KEY} PATH=/usr/bin:/bin"
    script = CONFINE.format(root=image, data=data, variables=variables, command=shlex.join([*entry, *options]))
    with subprocess.Popen(["unshare", *WATCHED, "sh", "-ec", script], stderr=subprocess.PIPE) as process:
        yield f"http://127.0.0.1:{PORT}"
        process.terminate()


def answered(address: str) -> bytes:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - ours
                return bytes(answer.read())
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(f"{address} never answered")


def test_the_server_is_healthy_as_nobody_special_on_a_root_that_cannot_be_written(server: str) -> None:
    sample = (ROOT / "samples" / "plan" / "phu-xuyen-2019.json").read_bytes()

    assert json.loads(answered(f"{server}/health"))["status"] == "ok"
    request = urllib.request.Request(f"{server}/api/v1/render", sample, {"Content-Type": "application/json"})  # noqa: S310 - ours
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - ours
        assert answer.read(2) == b"PK"


def test_the_check_of_the_image_finds_it_healthy(image: Path, server: str) -> None:
    answered(f"{server}/health")
    (check,) = (rest for word, rest in stages()["server"] if word == "HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])

    in_root(image, shlex.join(command).replace("8080", str(PORT)))
