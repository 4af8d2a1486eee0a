"""Runs of cjmap as real processes with a cache, which tell whether they were answered from it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import cjmap

_SCRIPT = """
import atexit, os, sys
import cjmap.cache.identity
cjmap.cache.identity.SETTLED_NS = -(10**18)  # files just written count as settled: tests need not wait
PATCH
def note():
    with open(os.environ["NOTE"], "w") as stream:
        stream.write("done" if "typer" in sys.modules else "replayed")
atexit.register(note)
from cjmap.__main__ import main
main()
"""

PACKAGE = Path(cjmap.__file__).parent.parent


class Ran(NamedTuple):
    code: int
    out: bytes
    err: bytes
    replayed: bool


class Project:
    """A project in a folder of its own, with a cache beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.cache = folder / "cache"
        self.note = folder / "note"
        self.package = PACKAGE
        self.env: dict[str, str] = {}
        self.folder = self.root

    def write(self, name: str, text: str) -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def start(self, *arguments: str, patch: str = "", stdout: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
        env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM", "GITHUB_ACTIONS")}
        env |= {"CJMAP_CACHE_DIR": str(self.cache), "NOTE": str(self.note), "PYTHONPATH": str(self.package), **self.env}
        command = [sys.executable, "-c", _SCRIPT.replace("PATCH", patch), *arguments]
        return subprocess.Popen(
            command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE
        )

    def run(self, *arguments: str, patch: str = "", stdout: int = subprocess.PIPE) -> Ran:
        process = self.start(*arguments, patch=patch, stdout=stdout)
        out, err = process.communicate(timeout=120)
        return Ran(process.returncode, out or b"", err, self.note.read_text() == "replayed")

    def entries(self) -> list[Path]:
        return sorted(self.cache.glob("run-*"))
