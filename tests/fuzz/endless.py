"""The same properties, fuzzed for as long as one likes, led by what the code does with a text: `make fuzz`.

Flags are libFuzzer's: `python -m tests.fuzz.endless -max_total_time=600 build/fuzz`. Here clocks and memory are
watched, too, which tests leave to the benchmark: machines are noisy.
"""

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import atheris

with atheris.instrument_imports(include=["cjmap.source", "cjmap.loader"]):
    from cjmap.loader import load
    from tests.fuzz import test_composer

MOST_SECONDS = 1.0
MOST_KIB = 300 * 1024


def fuzzed(test: Any) -> Callable[[bytes], object]:
    """Return a test of Hypothesis as a function of the bytes that make its choices."""
    function: Callable[[bytes], object] = test.hypothesis.fuzz_one_input
    return function


PROPERTIES: tuple[Callable[[bytes], object], ...] = (
    lambda data: load(data, "m.cjm.yaml"),
    fuzzed(test_composer.test_any_text_gives_data_or_a_problem_with_a_place),
    fuzzed(test_composer.test_any_file_gives_a_map_or_a_finding),
    fuzzed(test_composer.test_a_plain_text_is_what_stands_at_its_place),
    fuzzed(test_composer.test_the_same_structure_and_texts_as_another_parser_reads),
)


def try_one(data: bytes) -> None:
    """Try one property on what the fuzzer made up; its first byte says which."""
    if not data:
        return
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    PROPERTIES[data[0] % len(PROPERTIES)](data[1:])
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    assert seconds < MOST_SECONDS, f"{seconds:.2f} s"
    assert grown < MOST_KIB, f"{grown} KiB"


if __name__ == "__main__":
    atheris.Setup([*sys.argv, "-max_len=8192"], try_one)
    atheris.Fuzz()
