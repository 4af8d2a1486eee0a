"""How long reading a map takes, beside the bare event stream of the C parser on the same text.

Run with `make bench`. Machines are noisy: the ratio of medians, taken in turn in one process, is the figure to quote.
"""

import gc
import statistics
import time
from collections.abc import Callable

from yaml._yaml import CParser

from cjmap.loader import load
from cjmap.model.journey import Journey
from cjmap.source import read

ROUNDS = 60
LINES = 1400


def big_map(lines: int) -> str:
    """Return a map of about so many lines, dense with short items, as hand-written maps are."""
    text = ["cjmap: 1", "title: A large map", "personas:"]
    for number in range(3):
        text += [f"  p{number}:", f"    name: Persona {number}", "    goals: [Reduce costs, Save time]"]
    text.append("stages:")
    number = 0
    while len(text) < lines:
        number += 1
        text += STAGE.format(number=number).rstrip().split("\n")
    return "\n".join(text) + "\n"


STAGE = """\
  - name: Stage {number}
    goals:
      - Reach goal number {number}
    actions:
      - I import my customers for the {number}th time
      - I invite my team
    emotions:
      - overwhelmed
      - {{feeling: relieved, score: 1, for: [p1]}}
    pains:
      - id: pain-{number}
        text: Import fails silently
        severity: high
        frequency: 30%
    opportunities:
      - text: Import wizard with a preview
        addresses: [pain-{number}]
        impact: 4
        effort: 2
        status: planned
    touchpoints:
      - name: Import screen
        category: success
        channels: [web]
      - Welcome mail
"""


def events(text: str) -> int:
    """Run the bare event stream; return the number of events."""
    parser = CParser(text)
    count = 0
    while parser.get_event() is not None:
        count += 1
    return count


def medians(*functions: Callable[[], object]) -> list[float]:
    """Return the median milliseconds of CPU time of each function, all run in turn."""
    times: list[list[float]] = [[] for _ in functions]
    gc.disable()
    for _ in range(ROUNDS):
        for function, found in zip(functions, times, strict=True):
            start = time.process_time()
            function()
            found.append((time.process_time() - start) * 1000)
    gc.enable()
    return [statistics.median(found) for found in times]


def main() -> None:
    """Print the figures."""
    text = big_map(LINES)
    data = text.encode()
    plain = read(data, "m").data
    bare, source, model, whole = medians(
        lambda: events(text),
        lambda: read(data, "m"),
        lambda: Journey.model_validate(plain),
        lambda: load(data, "m"),
    )
    print(f"{text.count(chr(10))} lines, {len(data)} bytes, {events(text)} events; medians of {ROUNDS} rounds")
    print(f"bare C events          {bare:6.2f} ms")
    print(f"data with all places   {source:6.2f} ms   {source / bare:.2f} of the bare events")
    print(f"Pydantic               {model:6.2f} ms")
    print(f"load, references too   {whole:6.2f} ms")


if __name__ == "__main__":
    main()
