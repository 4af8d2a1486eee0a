"""What was measured: samples, their medians and ratios, and the targets that they are held against."""

import json
import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

KEPT = Path("build/bench")
"""Where the figures of each section are kept, so that the page can be written from several runs."""


BARE = "python -c pass"
BARE_AT_TARGET = 0.012
"""The seconds of bare Python where the targets in seconds were set: on a slower machine, or a busy one, all takes
longer."""


class Sample(NamedTuple):
    """What one run took: CPU seconds of the process and its children, seconds on the clock, MB at most."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The samples of each command of a section by its name, what else was found, and how busy the machine was."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    load: float = field(default_factory=lambda: round(os.getloadavg()[0], 1))

    def cpu(self, name: str) -> float:
        """Return the median of the CPU seconds of a command."""
        return statistics.median(sample.cpu for sample in self.samples[name])

    def wall(self, name: str) -> float:
        """Return the median of its seconds on the clock."""
        return statistics.median(sample.wall for sample in self.samples[name])

    def memory(self, name: str) -> float:
        """Return the most MB that it took."""
        return max(sample.memory for sample in self.samples[name])

    def ratio(self, name: str, other: str) -> float:
        """Return the CPU time of one command in parts of another's."""
        return self.cpu(name) / self.cpu(other)

    def ratios(self, name: str, other: str) -> tuple[float, float]:
        """Return the least and the most of the ratio among the rounds."""
        found = [one.cpu / two.cpu for one, two in zip(self.samples[name], self.samples[other], strict=True)]
        return min(found), max(found)


@dataclass(frozen=True, slots=True)
class Target:
    """A target of one section: what must be at most how much, what was found, and what to say if it is missed.

    `show` writes a number: a part of another, seconds, MB. For a target in seconds `bare` is what bare Python took in
    the same rounds.
    """

    what: str
    most: float
    found: float
    why: str = ""
    stretch: float | None = None
    show: Callable[[float], str] = "{:.2f}".format
    bare: float | None = None

    @property
    def met(self) -> bool:
        """Tell whether it is met."""
        return self.found <= self.most

    @property
    def at_speed(self) -> float | None:
        """Return what would be found on a machine as fast as the one where targets in seconds were set."""
        return self.found * BARE_AT_TARGET / self.bare if self.bare else None


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is measured: everything, or a hundredth of the maps once, to see that it works."""

    quick: bool = False
    rounds: int | None = None

    def maps(self, usual: int) -> int:
        """Return how many maps to measure with, where it is usually so many."""
        return max(1, usual // 100) if self.quick else usual

    def times(self, usual: int) -> int:
        """Return how many rounds to run, where it is usually so many."""
        return self.rounds or (1 if self.quick else usual)


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is measured: its name for `--only`, how, and what the page says of it.

    `tell` yields paragraphs and tables in Markdown, `targets` what the figures are held against.
    """

    name: str
    title: str
    measure: Callable[[Scope], Figures]
    tell: Callable[[Figures], Iterator[str]]
    targets: Callable[[Figures], Iterator[Target]]


def no_targets(figures: Figures) -> Iterator[Target]:
    """Yield nothing: for a section that only tells."""
    yield from ()


def keep(name: str, figures: Figures) -> None:
    """Write the figures of a section down."""
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{name}.json").write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")


def kept(name: str) -> Figures | None:
    """Return the figures of a section as they were last written down, None if it was never measured."""
    file = KEPT / f"{name}.json"
    if not file.is_file():
        return None
    data = json.loads(file.read_text(encoding="utf-8"))
    samples = {tool: [Sample(*sample) for sample in found] for tool, found in data["samples"].items()}
    return Figures(samples, data["facts"], data["load"])


def part_of(number: float) -> str:
    """Write a small ratio as a fraction: 1/12.3."""
    return f"1/{1 / number:.1f}"


def seconds(number: float) -> str:
    """Write a time, in milliseconds if it is short."""
    return f"{number * 1000:.0f} ms" if number < 1 else f"{number:.2f} s" if number < 100 else f"{number:.0f} s"


def megabytes(number: float) -> str:
    """Write an amount of memory."""
    return f"{number:.0f} MB"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown; all columns but the first hold numbers and stand right."""
    marks = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *rows))
