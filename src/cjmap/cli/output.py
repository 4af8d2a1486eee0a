"""The streams: documents to stdout, all else to stderr. `--version` loads this, so it loads next to nothing itself."""

from __future__ import annotations

import os
import sys

from cjmap.errors import CjmapError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

said: list[tuple[int, bytes]] = []
"""What this process wrote to stdout (1) and stderr (2), in order: what a run like it will say again."""

CLOSED_PIPE = 141
"""The exit code of a process that SIGPIPE ended: nobody reads on."""


def write_out(text: str | bytes, commands_allowed: bool = False) -> None:
    """Write a document to stdout, as UTF-8 whatever the locale, line breaks unchanged; bytes as they are.

    `commands_allowed` is for documents that keep authors from commanding GitHub's runner themselves.

    Raises:
        CjmapError: if it cannot be written.
        SystemExit: with 141 if nobody reads it any more.
    """
    if not text:
        return
    if sys.stdout is None:
        raise CjmapError("stdout: cannot be written (it is closed)")
    data = text if isinstance(text, bytes) else _encoded(text, commands_allowed)
    said.append((1, data))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as error:
        silence(sys.stdout)
        raise CjmapError(f"stdout: cannot be written ({error.strerror})") from None


def _encoded(text: str, commands_allowed: bool) -> bytes:
    return (text if commands_allowed else _unobeyed(text)).encode("utf-8", "backslashreplace")


def say(text: str) -> None:
    """Write a line for the user to stderr: progress, summaries, hints. Where it cannot be written nobody wants it."""
    from cjmap.reports.text import printable

    write_error(f"{_unobeyed(printable(text))}\n".encode("utf-8", "backslashreplace"))


def write_error(data: bytes) -> None:
    """Write bytes to stderr as they are, if anybody wants them."""
    said.append((2, data))
    if sys.stderr is None:
        return
    try:
        sys.stderr.buffer.write(data)
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def is_terminal() -> bool:
    """Tell whether stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def silence(stream: TextIO) -> None:
    """Lead a stream that cannot be written to nowhere: what is left in its buffers would raise again at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except OSError:  # then there is nothing to be led away
        return


def _unobeyed(text: str) -> str:
    """Return a text in which no runner finds a command.

    Azure Pipelines obeys `##vso[…]` and TeamCity `##teamcity[…]`, which nobody writes by chance; GitHub's `##[…]`
    anywhere and `::…::` at the start of a line.
    """
    text = text.replace("##vso[", "# #vso[").replace("##teamcity[", "# #teamcity[")
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    import re

    return re.sub(r"(^|\r)([^\S\r\n]*):(?=:)", r"\1\2: ", text.replace("##[", "# #["), flags=re.MULTILINE)
