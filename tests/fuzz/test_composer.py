"""The composer answers to any text, to the letter as another parser does, and knows where everything stands."""

import json

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cjmap.loader import load, load_shared
from cjmap.source import Source, read
from tests.fuzz.oracle import RefusedError, difference, nodes_of
from tests.fuzz.texts import SOUP, TEXTS, documents, files, mutated_maps
from tests.walking import walk

WARNINGS = {"YML17", "YML18", "YML19", "YML20"}
FUZZ = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))

BREAKS_OF_1_1 = ("\x85", "\u2028", "\u2029")
"""Line breaks of YAML 1.1, which libyaml knows and YAML 1.2 does not."""


def is_read(source: Source) -> bool:
    return all(problem.rule in WARNINGS for problem in source.problems)


def texts_of_plain_scalars(source: Source) -> list[tuple[str, str]]:
    """Return each text on one line without quotes: what is read, and what stands at its place."""
    found = []
    for pointer, value in walk(source.data):
        at = source.nodes.find(source.data, pointer)
        start, end = source.nodes.starts[at.node], source.nodes.ends[at.node]
        assert 0 <= start <= end <= len(source.text)
        if isinstance(value, str) and source.text[start : start + 1] not in ("'", '"', "|", ">", "&", "!"):
            found.append((value, source.text[start:end]))
    return found


@given(TEXTS)
@FUZZ
def test_any_text_gives_data_or_a_problem_with_a_place(text: str) -> None:
    source = read(text, "m")
    for problem in source.problems:
        place = source.stretch(problem.start, problem.end)
        assert 0 <= problem.start <= problem.end <= len(source.text)
        assert 1 <= place.line <= place.end_line <= len(source.lines)
        assert problem.message
    json.dumps(source.data, default=str)
    nodes = source.nodes
    assert all(start <= end <= len(source.text) for start, end in zip(nodes.starts, nodes.ends, strict=True))


@given(files())
@FUZZ
def test_any_file_gives_a_map_or_a_finding(data: bytes) -> None:
    loaded = load(data, "m.cjm.yaml")
    assert (loaded.outline is None) == any(item.severity.value == "error" for item in loaded.findings)
    load_shared(data, "shared.yaml")


@given(st.one_of(documents(), mutated_maps(), SOUP))
@FUZZ
def test_a_plain_text_is_what_stands_at_its_place(text: str) -> None:
    source = read(text, "m")
    assume(is_read(source) and source.nodes.starts)
    for value, written in texts_of_plain_scalars(source):
        assert value.split() == written.split()


@given(st.one_of(documents(), mutated_maps(), SOUP))
@FUZZ
def test_the_same_structure_and_texts_as_another_parser_reads(text: str) -> None:
    """The other parser gets the line break that may be missing at the end: cjmap reads texts as if it was there."""
    source = read(text, "m")
    assume(is_read(source) and not any(sign in text for sign in BREAKS_OF_1_1))
    try:
        node = nodes_of(text if text.endswith("\n") else text + "\n")
    except RefusedError:
        assume(False)
    assert difference(source, node) == ""
