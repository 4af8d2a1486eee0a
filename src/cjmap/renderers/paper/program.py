"""The program that draws one picture in a process of its own; it knows the engines and nothing else of cjmap.

It is run in a folder with what is to be drawn: `task.json`, the fonts, and for a PDF its typst program. What it is told
on its command line is where Python finds packages. It leaves the file `drawn` there, or says why not.
"""

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

REFUSED = 3
"""The exit code when the engine says that it cannot draw this; anything else is a crash."""
MOST_MEMORY = 4 << 30
"""Bytes of memory: the largest picture that we draw takes one sixth of it, an image that has been made to fill the
memory takes any."""
MOST_TIME = 120
"""Seconds of a processor: the largest maps that were drawn take a tenth."""


def main() -> int:
    """Draw what the folder holds, and return the exit code."""
    _limit()
    sys.path[:] = json.loads(sys.argv[1])
    task = json.loads(Path("task.json").read_text("utf-8"))
    draw = {"png": _png, "pdf": _pdf}[task.pop("form")]
    try:
        Path("drawn").write_bytes(draw(task))
    except (ValueError, RuntimeError, OSError) as error:
        sys.stderr.buffer.write(str(error).encode())
        return REFUSED
    return 0


def _limit() -> None:
    """Take no more memory and time than a picture needs, and leave no image of the memory behind."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    limits = (
        (resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY)),
        (resource.RLIMIT_CPU, (MOST_TIME, MOST_TIME + 1)),  # at the second of them it could not be told from a crash
        (resource.RLIMIT_CORE, (0, 0)),
    )
    for which, most in limits:
        with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
            resource.setrlimit(which, most)


def _png(task: dict[str, Any]) -> bytes:
    from resvg_py import svg_to_bytes

    fonts = [str(file) for file in sorted(Path().glob("*.ttf"))]
    return bytes(svg_to_bytes(font_files=fonts, skip_system_fonts=True, **task))


def _pdf(task: dict[str, Any]) -> bytes:
    import typst

    del task
    folder = Path.cwd()
    written = typst.compile(
        folder / "program.typ", root=folder, font_paths=[folder], ignore_system_fonts=True, format="pdf"
    )
    assert isinstance(written, bytes)  # one file, however many pages
    return written


if __name__ == "__main__":
    sys.exit(main())
