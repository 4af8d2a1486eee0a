"""Start-up: what a run costs before it looks at a map, and which modules it loads for that."""

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.corpora import file_name, maps
from bench.figures import BARE, Figures, Scope, Section, Target, seconds, table
from bench.running import Command, in_turn
from bench.tools import cjmap, python

VERSION = "cjmap --version"
OWNERS = ("cjmap", "pydantic", "typer", "yaml", "rich", "jinja2")
"""The packages that stand by themselves in the table; all others are Python's own, or small."""


def _lines() -> dict[str, tuple[str, ...]]:
    """Return the command lines whose imports are told."""
    file = file_name(0)
    return {
        VERSION: ("--version",),
        "rule GAP01": ("rule", "GAP01", "--no-cache"),
        "schema": ("schema",),
        "validate": ("validate", "--no-cache", file),
        "validate, again": ("validate", file),
        "lint": ("lint", "--no-cache", file),
        "score": ("score", "--no-cache", file),
        "show": ("show", file),
        "render": ("render", file, "-o", os.devnull),
    }


def _measure(scope: Scope) -> Figures:
    folder = maps(1)
    commands = {
        BARE: Command(python("-c", "pass"), folder),
        VERSION: Command(cjmap("--version"), folder),
    }
    samples = in_turn(commands, scope.times(30))
    with tempfile.TemporaryDirectory() as cache:
        found = {name: _imports(line, folder, cache, scope.times(5)) for name, line in _lines().items()}
    return Figures(samples, {"imports": found})


def _imports(line: tuple[str, ...], folder: Path, cache: str, rounds: int) -> dict[str, float]:
    """Return the number of modules that a run loads, and the median of the milliseconds by owner."""
    spent: dict[str, list[float]] = defaultdict(list)
    modules = 0
    for number in range(rounds + 1):
        said = subprocess.run(
            (sys.executable, "-X", "importtime", "-m", "cjmap", *line),
            cwd=folder,
            env={**os.environ, "CJMAP_CACHE_DIR": cache},
            capture_output=True,
            text=True,
            check=False,
        ).stderr
        times = dict(_own_times(said))
        modules = len(times)
        if number:
            for owner in (*OWNERS, ""):
                own = (time for name, time in times.items() if _owner(name) == owner)
                spent[owner or "others"].append(sum(own) / 1000)
    return {"modules": modules} | {owner: median(found) for owner, found in spent.items()}


def _own_times(said: str) -> Iterator[tuple[str, float]]:
    """Yield each module of Python's report with the microseconds that it took itself."""
    for line in said.splitlines():
        columns = line.removeprefix("import time:").split("|")
        if line.startswith("import time:") and columns[0].strip().isdigit():
            yield columns[2].strip(), float(columns[0])


def _owner(module: str) -> str:
    package = module.split(".")[0].removesuffix("_core").removeprefix("_")
    return package if package in OWNERS else ""


def _tell(figures: Figures) -> Iterator[str]:
    rows = []
    for name, found in figures.facts["imports"].items():
        parts = [f"{found[owner]:.0f}" if found[owner] >= 0.5 else "" for owner in (*OWNERS, "others")]
        whole = sum(value for owner, value in found.items() if owner != "modules")
        rows.append((f"`{name.removeprefix('cjmap ')}`", f"{found['modules']:.0f}", f"{whole:.0f}", *parts))
    ratio = figures.ratio(VERSION, BARE)
    yield f"`{VERSION}` takes {ratio:.2f} of `{BARE}`, which takes {seconds(figures.cpu(BARE))}."
    yield (
        "What each command imports, in milliseconds by package (`python -X importtime`, which makes imports slower "
        "than they are; modules of Python itself that it loads for anything are among the others):"
    )
    yield table(("", "modules", "ms", *OWNERS, "others"), rows)


def _targets(figures: Figures) -> Iterator[Target]:
    yield Target(f"`{VERSION}`, of `{BARE}`", 2.2, figures.ratio(VERSION, BARE))


STARTING = Section("starting", "Start-up", _measure, _tell, _targets)
