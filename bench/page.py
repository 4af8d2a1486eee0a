"""The page of the benchmarks: what was measured, beside what it should be."""

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.figures import BARE, BARE_AT_TARGET, Figures, Section, Target, seconds, table

PAGE = Path("docs/benchmarks.md")
"""Where it is written to."""

_INTRODUCTION = """\
# Benchmarks

How long cjmap takes, beside other tools that check YAML files against a schema: on the same files, in turn, on one
machine. `make bench` measures all of this anew and writes this page; it takes an hour or more.

The maps are generated: 1,400 lines and 55 kB each, no two alike, with a handful of findings as real maps have. All
tools get the same JSON Schema, but yamllint, which only reads YAML (its `relaxed` rules). The others tell whether a
file is right; cjmap also tells where each mistake stands, checks what a map refers to, and says what was meant.

**CPU** is the time of a process and all its children, the median of some rounds in which the commands take turns.
Machines are noisy, so the **ratios** are what counts: they are of two commands in the same rounds. Everything is
compiled and in the memory of the machine before it is measured. cjmap runs in one process that remembers nothing
(`--jobs 1 --no-cache`), unless something else is said."""

_REPEAT = """\
## Repeat it

```sh
make bench                                          # all of it
python -m bench --list                              # the names of the sections
python -m bench --only one,thousand --rounds 5      # two of them
python -m bench --quick                             # a hundredth of the maps, once: does it work?
python -m bench --page                              # only write this page anew
```

The figures of each section are kept in `build/bench`, so that the page can be written from several runs.
check-jsonschema and yamllint come with `pip install 'cjmap[bench]'`, spectral by npm; what is not there is left out.
The maps are written below the folder for temporary files, 550 MB for 10,000 of them."""


def write_page(machine: dict[str, str], measured: Iterable[tuple[Section, Figures]]) -> None:
    """Write the page from the figures of those sections that were measured."""
    found = list(measured)
    blocks = [_INTRODUCTION, "## Targets", *_targets(found)]
    for section, figures in found:
        blocks += (f"## {section.title}", *(_wrapped(block) for block in section.tell(figures)))
    blocks += ("## The machine", table(("", ""), list(machine.items())).replace("---:", "---"), _REPEAT)
    PAGE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _wrapped(block: str) -> str:
    """Return a paragraph in lines of 120 characters; a table as it is."""
    return block if block.startswith("|") else textwrap.fill(block, 120)


def _targets(found: Iterable[tuple[Section, Figures]]) -> Iterator[str]:
    targets = [target for section, figures in found for target in section.targets(figures)]
    met = sum(target.met for target in targets)
    yield f"{met} of {len(targets)} are met."
    rows = [(target.what, _limit(target), target.show(target.found), _verdict(target)) for target in targets]
    yield table(("", "at most", "measured", ""), rows).replace("---: |\n", "--- |\n", 1)


def _limit(target: Target) -> str:
    if target.stretch is None:
        return target.show(target.most)
    return f"{target.show(target.most)}, better {target.show(target.stretch)}"


def _verdict(target: Target) -> str:
    """Say whether a target is met; if it is not, by how much and why."""
    if target.met:
        better = target.stretch is not None and target.found <= target.stretch
        return "met, even the better one" if better else "met"
    times = f"**not met**: {target.found / target.most:.2f} times as much"
    if target.bare and target.at_speed:
        bare = f"`{BARE}` takes {seconds(BARE_AT_TARGET)}, and not {seconds(target.bare)} as here"
        times += f" on this machine, {target.show(target.at_speed)} on one where {bare}"
    return f"{times}; {target.why}" if target.why else times
