"""Builds dist/ocop-docs.html: the program, Python for browsers, and all that both need, in one file.

python tools/single_file/build.py [TARGET]

Pyodide comes from npm (`package-lock.json`), pydantic-core for WebAssembly from PyPI by the hash in
`requirements.lock`, every other package is pure Python and is taken from this environment.
"""

from __future__ import annotations

import base64
import codecs
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYODIDE = HERE / "node_modules" / "pyodide"
TARGET = ROOT / "dist" / "ocop-docs.html"
PACKAGES = (
    "annotated-types", "blinker", "click", "docopt", "et-xmlfile", "filelock", "flask", "itsdangerous", "jinja2",
    "markupsafe", "num2words", "openpyxl", "pydantic", "typing-extensions", "typing-inspection", "werkzeug",
)  # fmt: skip
"""What the way from data to Word and the pages need. MarkupSafe does without its accelerator."""
UNUSED = (
    "filelock/_async_lock/", "filelock/_soft/", "filelock/_sqlite/", "pydantic/v1/", "pydantic/mypy.py",
    "werkzeug/debug/",
)  # fmt: skip
LANGUAGE = re.compile(r"num2words/lang_(?!VI\.)(\w+)\.py")
"""num2words loads every language at its start. Amounts are read in Vietnamese alone, so that of the others only the
name stays."""
ELSEWHERE = ("office/", "web/office/", "web/templates/office/", "cli/", "checks/layout/rules/", "reading/")
"""What of our own code the file leaves out: accounts and the store belong to a server, the layout check needs lxml."""
PLATFORM = ["--python-version=3.14", "--implementation=cp", "--abi=cp314", "--platform=pyemscripten_2026_0_wasm32"]
ORIGIN = "http://ocop-docs.localhost:1"
"""The base of the pages' addresses: browsers refuse port 1 without asking any network."""

Files = dict[str, bytes]


def build(target: Path = TARGET) -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as scratch:
        files, library = _compiled(_packages() | _engine(Path(scratch)) | _program(), Path(scratch))
    parts = {
        "loader": (PYODIDE / "pyodide.mjs").read_bytes(),
        "glue": (PYODIDE / "pyodide.asm.mjs").read_bytes(),
        "pyodide.asm.wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "python_stdlib.zip": library,
        "tree": _tree(files),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_page(parts).encode("latin-1"))


def _packages() -> Files:
    """The Python files of the packages, their licences, and what their versions are asked from."""
    found: Files = {}
    for name in PACKAGES:
        for file in metadata.files(name) or ():
            path = file.as_posix()
            licence = ".dist-info/" in path and re.search(r"LICEN[CS]E|COPYING|NOTICE", path)
            wanted = licence or (path.endswith((".py", ".dist-info/METADATA")) and not path.startswith(UNUSED))
            if wanted and not path.startswith(".."):
                found[path] = _trimmed(path, Path(str(file.locate())).read_bytes())
    return found


def _trimmed(path: str, content: bytes) -> bytes:
    """Return the file without what nobody asks for here: other languages, the description of a package."""
    if language := LANGUAGE.fullmatch(path):
        return f"class Num2Word_{language[1]}: pass\n".encode()
    return content.partition(b"\n\n")[0] if path.endswith("/METADATA") else content


def _engine(scratch: Path) -> Files:
    """pydantic-core for WebAssembly, by the hash in the lock."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = re.search(r"^pydantic-core==(?:.*\\\n)+.*$", lock, re.MULTILINE)
    if locked is None:
        raise SystemExit("requirements.lock has no pydantic-core")
    wanted = scratch / "wanted.txt"
    wanted.write_text(locked[0], encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", *PLATFORM, "-d", str(scratch), "-r", str(wanted)]
    subprocess.run(command, check=True)  # noqa: S603 - pip of this environment
    with zipfile.ZipFile(next(scratch.glob("pydantic_core-*.whl"))) as wheel:
        names = [name for name in wheel.namelist() if name.endswith((".py", ".so", "/METADATA"))]
        return {name: _trimmed(name, wheel.read(name)) for name in names}


def _program() -> Files:
    """Our own code and the files shipped with it; no page shows the workbooks of the samples."""
    ours = _below(ROOT / "src" / "ocop_docs")
    found = {f"ocop_docs/{name}": content for name, content in ours if not name.startswith(ELSEWHERE)}
    for folder in ("templates/docx", "templates/compiled", "schemas", "samples"):
        shipped = _below(ROOT / folder)
        found |= {f"ocop_docs/resources/{folder}/{name}": content for name, content in shipped if name[-5:] != ".xlsx"}
    found["single_file_program.py"] = (HERE / "program.py").read_bytes()
    version = metadata.version("ocop-docs")
    found[f"ocop_docs-{version}.dist-info/METADATA"] = f"Name: ocop-docs\nVersion: {version}\n".encode()
    return found


def _below(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _compiled(files: Files, scratch: Path) -> tuple[Files, bytes]:
    """Return the files with bytecode for what the start loads, and Python's library likewise."""
    staged, compiled, library = (scratch / f"{name}.zip" for name in ("staged", "compiled", "library"))
    with zipfile.ZipFile(staged, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("single_file_compiler.py", (HERE / "compiler.py").read_bytes())
    command = ["node", str(HERE / "warm.mjs"), str(staged), str(compiled), str(library)]
    subprocess.run(command, check=True, cwd=HERE)  # noqa: S603 - our own script
    with zipfile.ZipFile(compiled) as archive:
        bytecode = {name: archive.read(name) for name in archive.namelist()}
    sources = {name: content for name, content in files.items() if f"{name}c" not in bytecode}
    return dict(sorted((sources | bytecode).items())), library.read_bytes()


def _tree(files: Files) -> bytes:
    """All files in one: the length of the index, the index by folder, the bytes of the files in its order."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for name in files:
        folders[name.rpartition("/")[0]].append(name)
    index = [
        [f"/app/{folder}".rstrip("/"), [[name.rpartition("/")[2], len(files[name])] for name in names]]
        for folder, names in folders.items()
    ]
    head = json.dumps(index, separators=(",", ":")).encode()
    return len(head).to_bytes(4) + head + b"".join(files[name] for names in folders.values() for name in names)


def _page(parts: Files) -> str:
    static = {
        name: content.decode()
        for name, content in _below(ROOT / "src" / "ocop_docs" / "web" / "static")
    }  # fmt: skip
    own = {
        "worker": _script("worker.js"),
        "page": _script("page.js"),
        "static": _json(static),
        "lock": _json(json.loads((PYODIDE / "pyodide-lock.json").read_bytes()) | {"packages": {}}),
    }
    packed = {name: _packed(content) for name, content in parts.items()}
    blocks = [
        f'<script type="text/plain" data-{sort}="{name}">{text}</script>'
        for sort, texts in (("own", own), ("part", packed))
        for name, text in texts.items()
    ]
    values = {"style": (HERE / "shell.css").read_text(encoding="utf-8"), "check": _script("check.js")}
    values |= {"shell": _script("shell.js"), "parts": "\n".join(blocks)}
    values["policy"] = _policy(values)
    page = (HERE / "shell.html").read_text(encoding="utf-8").encode("ascii", "xmlcharrefreplace").decode()
    return re.sub(r"\{\{ (\w+) \}\}", lambda found: values[found[1]], page)


def _script(name: str) -> str:
    text = (HERE / name).read_text(encoding="utf-8")
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise SystemExit(f"{name} would end its own element")
    return text.encode("ascii", "javascript").decode()


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Write letters as JavaScript and JSON write them in ASCII: the page is windows-1252, for the sake of the parts."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error("javascript", _escaped)


def _json(data: object) -> str:
    """JSON that cannot end its element."""
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _packed(content: bytes) -> str:
    """The content compressed, a character for each byte: a quarter smaller than in base64.

    Four bytes cannot be in an element as they are: NUL and CR, which browsers change, `<`, and `=`, which marks them.
    """
    packed = gzip.compress(content, 9, mtime=0)
    return re.sub(b"[\0\r<=]", lambda found: bytes([ord("="), found[0][0] ^ 0x40]), packed).decode("latin-1")


def _policy(values: dict[str, str]) -> str:
    """The content security policy: nothing from any network; scripts by their hash, or made by those."""
    scripts = " ".join(_hash(values[name]) for name in ("check", "shell"))
    return (
        f"default-src 'none'; script-src {scripts} blob: 'wasm-unsafe-eval'; style-src {_hash(values['style'])} blob:; "
        f"img-src blob: data:; worker-src blob:; form-action 'none'; base-uri {ORIGIN}"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
