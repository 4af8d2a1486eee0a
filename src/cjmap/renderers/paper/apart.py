"""Drawing in a process of its own, which may crash or be stopped: an image can be made to do that to an engine."""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cjmap.disk.temporary import temporary_folder
from cjmap.errors import CjmapError
from cjmap.renderers.paper.faces import missing_extra
from cjmap.renderers.paper.program import REFUSED

TIMEOUT = 600.0
"""Seconds after which a picture is given up on a machine that does not count, or is busy with other things."""
_ENGINES = {"png": ("resvg_py", "resvg"), "pdf": ("typst", "typst")}
"""The package of each format's engine, and what people call it."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None
"""The exit code of a process that has used up its seconds of a processor."""
_PROGRAM = Path(__file__).with_name("program.py")


def check_engine(form: str) -> None:
    """Raise a CjmapError if the engine of a format is not installed."""
    package, _ = _ENGINES[form]
    try:
        found = find_spec(package)
    except ValueError:  # what is loaded under that name is nothing
        found = None
    if found is None:
        raise missing_extra(form)


def draw_apart(form: str, task: Mapping[str, Any], fonts: Sequence[bytes], files: Mapping[str, str]) -> bytes:
    """Return what the engine of a format draws.

    `task` are the engine's own arguments; `files` are texts by the names under which it finds them.

    Raises:
        CjmapError: if the engine cannot draw this, crashes over it, or takes too long.
    """
    engine = _ENGINES[form][1]
    told = {**files, "task.json": json.dumps({"form": form, **task})}
    command = [sys.executable, "-I", "-S", str(_PROGRAM), json.dumps(sys.path)]
    try:
        with temporary_folder() as folder:
            for number, font in enumerate(fonts):
                (folder / f"{number:03}.ttf").write_bytes(font)
            for name, text in told.items():
                (folder / name).write_text(text, "utf-8")
            done = subprocess.run(
                command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False
            )
            if done.returncode == 0:
                return (folder / "drawn").read_bytes()
    except subprocess.TimeoutExpired:
        raise CjmapError(f"{form}: {engine} was stopped: this map takes too long{_BLAME}") from None
    except OSError as error:
        raise CjmapError(f"{form}: {engine} cannot be run ({error.strerror or error})") from None
    if done.returncode == _OUT_OF_TIME:
        raise CjmapError(f"{form}: {engine} was stopped: this map takes too long{_BLAME}")
    if done.returncode == REFUSED:
        raise CjmapError(f"{form}: {engine} cannot draw this map ({_line(done.stderr)})")
    raise CjmapError(f"{form}: {engine} crashed over this map{_BLAME}")


_BLAME = "; an image in it may be the cause"


def _line(said: bytes) -> str:
    return " ".join(said.decode("utf-8", "replace").split())[:200]
