"""Running commands in turn, and what each of them took."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from bench.figures import Sample

Given = ParamSpec("Given")
Found = TypeVar("Found")

_UNFAIR = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "COLUMNS", "CI", "GITHUB_ACTIONS", "CJMAP_CACHE_DIR")
"""Variables that would make one tool slower than another, or say more: compiled modules are kept for all."""

_LONG = 20
"""After so many seconds it is said how a run went."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, the folder it runs in, and the exit codes that are no trouble.

    `before` is done before each run and not measured; `variables` are set in the environment.
    """

    line: tuple[str, ...]
    folder: Path
    codes: tuple[int, ...] = (0,)
    before: Callable[[], object] | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


def run(command: Command) -> Sample:
    """Run a command to its end and return what it took, its children included.

    Raises:
        SystemExit: if it ends with another exit code than it should; with the last it said.
    """
    if command.before is not None:
        command.before()
    environment = {name: value for name, value in os.environ.items() if name not in _UNFAIR}
    start = time.perf_counter()
    process = subprocess.Popen(
        command.line,
        cwd=command.folder,
        env={**environment, **command.variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr as pipe:
        said = pipe.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        last = said.decode(errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command.line[:4])} …: exit code {process.returncode}\n{last}")
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Command], rounds: int, warm_up: bool = True) -> dict[str, list[Sample]]:
    """Run commands in turn, so many rounds, and return the samples of each by its name.

    A noisy machine is as noisy for one as for the other then, so what is quoted is the ratio of their medians. With
    `warm_up` there is one round more, which is left out: in it files come into memory and modules are compiled.
    """
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for number in range(rounds + warm_up):
        for name, command in commands.items():
            sample = run(command)
            if number >= warm_up:
                samples[name].append(sample)
            if sample.wall > _LONG:
                say(f"  {name}: {sample.cpu:.1f} s CPU, {sample.wall:.1f} s")
    return samples


def apart(function: Callable[Given, Found], *args: Given.args, **kwargs: Given.kwargs) -> Found:
    """Call a function in a process of its own, so that this one stays small: a child's memory begins with its parent's.

    The function must be importable, and what it takes and returns plain data.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, args, kwargs)


def say(text: str) -> None:
    """Tell how far it is, at once."""
    print(text, file=sys.stderr, flush=True)
