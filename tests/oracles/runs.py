"""Commands as their users run them, in this process: a thousand processes would take minutes."""

import io
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from cjmap.__main__ import main
from tests.oracles.texts import as_name


@dataclass(frozen=True)
class Run:
    """What a command came to."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Return what stands on stdout."""
        return self.out.decode()


class Cjmap:
    """Runs commands in a folder of their own, with nothing of the user's around them."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.patch = patch
        patch.chdir(folder)
        for name in ("GITHUB_STEP_SUMMARY", "TF_BUILD", "TEAMCITY_VERSION", "NO_COLOR", "COLUMNS", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("GITHUB_ACTIONS", "")
        patch.setenv("CJMAP_CACHE_DIR", str(folder.parent / "cache"))

    def write(self, name: str, content: bytes | str) -> str:
        """Write a file, and its folders, and return its name."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def write_files(self, texts: Sequence[str], folder: str) -> tuple[list[str], list[str]]:
        """Write images and maps that are called like texts, and return their names."""
        named = texts if names_are_free() else ["plain"]
        names = [f"f{number}{re.sub(_NO_PATH, '', as_name(text))}" for number, text in enumerate(named)]
        images, maps = ([f"{name}{ending}" for name in names] for ending in (".png", ".cjm.yaml"))
        for image, journey in zip(images, maps, strict=True):
            self.write(f"{folder}/{image}", _PIXEL)
            self.write(f"{folder}/{journey}", "cjmap: 1\ntitle: x\nstages: [y]\n")
        return images, maps

    def __call__(self, *arguments: str, **environment: str) -> Run:
        """Run a command and return its exit code and what it wrote."""
        buffers = [io.BytesIO() for _ in range(3)]
        streams = [io.TextIOWrapper(buffer, "utf-8", "surrogateescape") for buffer in buffers]
        with self.patch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["cjmap", *arguments])
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            code = _code_of_main()
        for stream in streams[1:]:
            stream.flush()
        _, out, err = (data.getvalue() for data in buffers)
        return Run(code, out, err)


def _code_of_main() -> int:
    try:
        main()
    except SystemExit as exit:
        return int(exit.code or 0)
    return 0


def names_are_free() -> bool:
    """Tell whether names of files may have any character here, and any byte that is none."""
    return sys.platform == "linux"


_NO_PATH = r"[:\\]"
"""What no path in a map may hold, for it would not mean the same everywhere."""


def _pixel() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (2, 2), "#4447b5").save(stream, "PNG")
    return stream.getvalue()


_PIXEL = _pixel()
