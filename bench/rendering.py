"""What it takes to draw a map as a page: the whole process, for maps of more and more touchpoints.

Run with `make bench`. `python -m bench.rendering [FORMAT …]` draws other formats. Times are CPU seconds, the least of
some runs; bare Python beside them tells how fast the machine is.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.linting import HEAD, STAGE

TOUCHPOINTS = (40, 250, 500, 1000)
ROUNDS = 5


def map_of(touchpoints: int) -> str:
    """Return a map with so many touchpoints, three a stage of three steps, with feelings, pains, channels, claims."""
    stages = (STAGE.format(number=number, seed=1, mood=number % 5 - 2) for number in range(round(touchpoints / 3)))
    return HEAD.format(seed=1) + "".join(stages)


def spent(*command: str) -> float:
    """Return the CPU seconds of a process, the least of some runs."""
    return min(_once(command) for _ in range(ROUNDS))


def _once(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(forms: list[str]) -> None:
    """Print a line for each format and size."""
    print(f"bare Python {spent(sys.executable, '-c', 'pass'):.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        for form in forms or ["html"]:
            for count in TOUCHPOINTS:
                file, drawn = Path(folder, "map.cjm.yaml"), Path(folder, "map.out")
                file.write_text(map_of(count), encoding="utf-8")
                command = (sys.executable, "-m", "cjmap", "render", str(file), "--format", form, "-o", str(drawn))
                seconds = spent(*command)
                print(f"{form:8} {count:5} touchpoints: {seconds:.2f} s, {drawn.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
