"""Writing files: there whole, or not at all.

What is written goes into a file of its own beside the old one and takes its place when it is complete. Signals that end
a run wait for these few moments; only what no program can see coming (SIGKILL, a power cut) leaves the file behind:
its name begins with `.cjmap-`, nothing reads it, and it can be deleted.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from cjmap.disk.reading import WALKS, open_folder, walk_down

TEMPORARY = ".cjmap-"
"""How the names of unfinished files begin."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_ANY = 0o666
"""What a new file allows before the user's mask takes away from it."""


def replace_file(file: Path, data: bytes, top: Path | None = None) -> None:
    """Write a file whole or not at all: a failed run leaves the old one, a changed one keeps its permissions.

    A link is replaced, not followed. Folders that are not there are made. With a `top` the file stays below that
    folder, whatever links there are in it.

    Raises:
        OSError: if it cannot be written; a file that is protected from being written is not replaced.
    """
    mode = _mode(file)
    with _folder(file.parent, top) as (folder, handle), _signals_wait():
        temporary = f"{TEMPORARY}{os.urandom(8).hex()}"
        try:
            with open(os.open(folder + temporary, _NEW, _ANY, dir_fd=handle), "wb") as stream:
                if mode is not None:
                    os.chmod(stream.fileno() if os.chmod in os.supports_fd else folder + temporary, mode)
                stream.write(data)
            os.replace(folder + temporary, folder + file.name, src_dir_fd=handle, dst_dir_fd=handle)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(folder + temporary, dir_fd=handle)
            raise


def _mode(file: Path) -> int | None:
    """Return the permissions of the file that is to be replaced, None if there is none, or a link."""
    try:
        found = os.lstat(file).st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        return None
    if not os.access(file, os.W_OK):
        raise PermissionError(0, "it is protected from being written")
    return found & 0o777


@contextlib.contextmanager
def _folder(folder: Path, top: Path | None) -> Iterator[tuple[str, int | None]]:
    """Hold a folder open; yield what stands before the names in it, and its handle where names can go without."""
    inside = folder if top is None else _below(folder, top)
    if top is None or not WALKS:
        inside.mkdir(parents=True, exist_ok=True)
    if not WALKS:
        yield os.path.join(inside, ""), None
        return
    handle = open_folder(inside) if top is None else _walk_to(inside, top)
    try:
        yield "", handle
    finally:
        os.close(handle)


def _below(folder: Path, top: Path) -> Path:
    real = Path(os.path.realpath(folder))
    if not real.is_relative_to(os.path.realpath(top)):
        raise OSError(0, f"a link leads out of {top}")
    return real


def _walk_to(folder: Path, top: Path) -> int:
    top.mkdir(parents=True, exist_ok=True)
    real = os.path.realpath(top)
    return walk_down(real, folder.relative_to(real).parts, make=True)


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Let the signals that would end the run wait until this is left."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
