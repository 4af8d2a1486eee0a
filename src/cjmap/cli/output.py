"""Writing: stdout and stderr, colours, files that are there whole or not at all."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.reports.report import Span

_CODES = {
    "path": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
    "help": "36",
    "": "",
}
CLOSED_PIPE = 141
"""The exit code of a process that SIGPIPE ended: nobody reads on."""


def use_colour(choice: str) -> bool:
    """Tell whether stdout gets colours: as chosen, else on a terminal unless NO_COLOR is set (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def joined(spans: Iterable[Span], colour: bool) -> str:
    """Return spans as one text, with terminal codes if wanted."""
    if not colour:
        return "".join(text for text, _ in spans)
    return "".join(f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _CODES[style] else text for text, style in spans)


def write_out(text: str) -> None:
    """Write a document to stdout, as UTF-8 whatever the locale, line breaks unchanged.

    Raises:
        SystemExit: with 141 if nobody reads it any more.
    """
    # Under GitHub Actions the runner obeys `##[command]` anywhere in what is printed.
    if os.environ.get("GITHUB_ACTIONS") == "true":
        text = text.replace("##[", "# #[")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is left in the buffers would raise again when Python closes them.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None


def say(text: str) -> None:
    """Write a line for the user to stderr: progress, summaries, hints."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
        sys.stderr.flush()


def write_file(file: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: a failed run leaves the old one.

    Raises:
        CjmapError: if it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, file)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise CjmapError(f"{file}: cannot be written ({error.strerror})") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
