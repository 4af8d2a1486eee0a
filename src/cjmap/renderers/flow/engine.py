"""Graphviz as a program of its own: where it is, and how it is run."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from cjmap.disk.temporary import temporary_folder
from cjmap.errors import CjmapError

SCRIPT = "graphviz-pure"
"""The program that the wheel of the same name brings; the wheel has no module."""
TIMEOUT = 60.0
"""Seconds after which a layout is given up."""


def find_engine(engine: str | None = None) -> str:
    """Return the path of the program that lays out graphs: the one asked for, else the one of the wheel.

    Raises:
        CjmapError: there is none.

    """
    if engine is not None:
        found = _which(engine)
        if found is None:
            raise CjmapError(f"Graphviz: no program `{engine}` found; give the path of an installed `dot`")
        return os.path.abspath(found)
    for folder in (sysconfig.get_path("scripts"), str(Path(sys.executable).parent), None):
        if found := _which(SCRIPT, folder):
            return os.path.abspath(found)
    if found := _installed():
        return found
    raise CjmapError(f"Graphviz: `{SCRIPT}` is not installed; run `pip install {SCRIPT}`, or name an installed `dot`")


def run_engine(source: str, engine: str | None = None, kind: str = "svg", timeout: float = TIMEOUT) -> str:
    """Return what Graphviz makes of a DOT source, SVG by default.

    The program sees an empty folder and none of our environment.

    Raises:
        CjmapError: there is no such program, it failed, or it took longer than `timeout` seconds.

    """
    program = find_engine(engine)
    name = Path(program).name
    try:
        with temporary_folder() as folder:
            done = subprocess.run(
                [program, "-q", "-Kdot", f"-T{kind}"],
                input=source.encode(),
                capture_output=True,
                cwd=folder,
                env=_environment(),
                timeout=timeout,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise CjmapError(f"Graphviz (`{name}`) was stopped: the layout took more than {timeout:g} s") from None
    except OSError as error:
        raise CjmapError(f"Graphviz (`{name}`) cannot be run: {error.strerror or error}") from None
    if done.returncode != 0 or not done.stdout:
        raise CjmapError(_failure(name, done.returncode, done.stderr))
    return done.stdout.decode("utf-8", errors="replace")


def _which(name: str, folder: str | None = None) -> str | None:
    """Return where a program is; one that lies in the current folder is not meant by a mere name.

    Windows looks there first, and it may be a stranger's project.
    """
    found = shutil.which(name, path=folder)
    if found is None or os.path.dirname(name):
        return found
    here = os.path.realpath(os.path.dirname(os.path.abspath(found))) == os.path.realpath(os.curdir)
    return None if here else found


def _installed() -> str | None:
    """Return where the metadata of the installed wheel says that the script is."""
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(SCRIPT) or []
    except PackageNotFoundError:
        return None
    paths = (Path(str(file.locate())) for file in listed if file.stem == SCRIPT)
    return next((os.path.abspath(path) for path in paths if os.access(path, os.X_OK)), None)


def _environment() -> dict[str, str]:
    """Return the least that a program needs to start: no setting of ours reaches it."""
    return {"PATH": os.defpath} | {key: os.environ[key] for key in ("SYSTEMROOT",) if key in os.environ}


def _failure(name: str, status: int, stderr: bytes) -> str:
    said = " ".join(stderr.decode("utf-8", errors="replace").split())
    shown = "".join(char for char in said if char.isprintable())[:200]
    reason = f": {shown}" if shown else ""
    advice = "" if name.startswith(SCRIPT) else f"; the layout engine that cjmap brings (`{SCRIPT}`) may do it"
    return f"Graphviz (`{name}`) could not lay out the map, status {status}{reason}{advice}"
