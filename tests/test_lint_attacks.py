"""Lint over maps that nobody would write: it answers, in order, in one sentence each, and says the same of equal maps."""

import datetime
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cjmap.checker import Checkable, Checked, Manner, check
from cjmap.finding import Finding
from cjmap.loader import Loaded, load, load_shared
from cjmap.score import score
from cjmap.source import Source
from cjmap.where import Place, Pointer
from tests.every_rule import ALL_RULES
from tests.random_maps import as_yaml, random_map

TODAY = datetime.date(2026, 11, 21)
DAYS = st.sampled_from([TODAY, datetime.date.min, datetime.date.max])
FLOWS = st.sampled_from([False, None, True])
MAPS = st.builds(random_map, st.integers(0, 2**32), st.sampled_from([0.0, 0.05, 0.1, 0.2, 0.3, 0.5]))
SAME = Manner(TODAY, fold=False)
"""How maps are compared: unfolded, for the place of a fold depends on the order."""


def loaded_map(data: dict[str, Any], flow: bool | None = False, path: str = "map.cjm.yaml") -> Loaded:
    return load(as_yaml(data, flow), path)


def checked(*maps: Loaded, manner: Manner = SAME) -> Checked:
    return check([Checkable(loaded, loaded.source.path) for loaded in maps], [], ALL_RULES, manner)


def looked_at(data: dict[str, Any], flow: bool | None = False, path: str = "map.cjm.yaml") -> Loaded:
    """Return a random map loaded; the few that have errors are no examples."""
    loaded = loaded_map(data, flow, path)
    assume(loaded.outline is not None)
    return loaded


def said(found: Checked) -> Counter[tuple[str, str]]:
    return Counter((item.rule, item.subject) for item in found.findings)


# ---- an answer, whatever the map says


def assert_well_told(findings: tuple[Finding, ...], sources: dict[str, Source]) -> None:
    assert list(findings) == sorted(findings, key=lambda item: item.order)
    alike = Counter((item.rule, item.place, item.message) for item in findings)
    assert [each for each, count in alike.items() if count > 1] == []
    for item in findings:
        assert_one_line(item.message)
        assert_one_line(item.help)
        assert not item.message.endswith(".")
        assert item.subject or not item.pointer  # what stands in a shared file has no pointer in the map, but a subject
        assert_there(item.place, item.pointer, sources)
        for near in item.related:
            assert_one_line(near.message)
            assert_there(near.place, near.pointer, sources)


def assert_one_line(message: str) -> None:
    assert message.strip()
    assert message.isprintable()
    assert len(message) < 1000


def assert_there(place: Place, pointer: Pointer, sources: dict[str, Source]) -> None:
    source = sources[place.file]
    assert source.existing(pointer) == pointer
    lines = source.lines.text.split("\n")
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert (place.line, place.column) < (place.end_line, place.end_column)


@settings(max_examples=30)
@given(st.lists(st.tuples(MAPS, FLOWS), min_size=1, max_size=2), DAYS)
def test_all_rules_answer_whatever_maps_say(
    maps: list[tuple[dict[str, Any], bool | None]], today: datetime.date
) -> None:
    read = [looked_at(data, flow, f"{number}.cjm.yaml") for number, (data, flow) in enumerate(maps)]
    sources = {each.source.path: each.source for each in read}
    folded = checked(*read, manner=Manner(today))
    unfolded = checked(*read, manner=Manner(today, fold=False))
    assert_well_told(folded.findings, sources)
    assert_well_told(unfolded.findings, sources)
    assert checked(*read, manner=Manner(today)) == folded
    assert folded.unfolded == unfolded.findings


@settings(max_examples=20)
@given(MAPS, MAPS, DAYS)
def test_shared_files_are_checked_too(own: dict[str, Any], other: dict[str, Any], today: datetime.date) -> None:
    tables = {key: other[key] for key in ("personas", "channels", "evidence", "lanes") if key in other}
    shared = load_shared(as_yaml({"x": 1, **tables}), "shared.yaml")
    assume(not shared.findings)
    loaded = load(as_yaml(own), "map.cjm.yaml", [shared.tables])
    assume(loaded.outline is not None)
    found = check([Checkable(loaded, "map.cjm.yaml")], [shared], ALL_RULES, Manner(today))
    assert_well_told(found.findings, {"map.cjm.yaml": loaded.source, "shared.yaml": shared.source})


@settings(max_examples=30)
@given(MAPS)
def test_every_map_has_a_score(data: dict[str, Any]) -> None:
    loaded = looked_at(data)
    assert loaded.outline is not None
    found = score(loaded.outline)
    assert 0 <= found.value <= 100
    assert 0 <= found.answered <= found.asked == sum(area.asked for area in found.areas)


# ---- fold


@settings(max_examples=20)
@given(MAPS)
def test_a_fold_loses_nothing(data: dict[str, Any]) -> None:
    loaded = looked_at(data)
    folded, unfolded = checked(loaded, manner=Manner(TODAY)), checked(loaded)
    assert sum(item.count for item in folded.findings) == len(unfolded.findings)
    for item in folded.findings:
        if item.count > 1:
            alike = [each for each in unfolded.findings if each.rule == item.rule]
            alone = {each.place for each in folded.findings if each.rule == item.rule and each.count == 1}
            shown = {item.place, *(near.place for near in item.related)}
            assert {each.place for each in alike} <= shown | alone


# ---- equal maps


def shuffled(data: Any, random: Random) -> Any:
    """Return data with the keys of all tables but those of entries (their order says who comes first) in any order."""
    if isinstance(data, list):
        return [shuffled(item, random) for item in data]
    if not isinstance(data, dict):
        return data
    keys = list(data)
    random.shuffle(keys)
    entries = ("personas", "channels", "evidence", "lanes", "claims", "per_persona")
    kept = {
        key: {id_: shuffled(entry, random) for id_, entry in data[key].items()}
        for key in entries
        if is_table(data, key)
    }
    return {key: kept[key] if key in kept else shuffled(data[key], random) for key in keys}


def is_table(data: dict[str, Any], key: str) -> bool:
    return isinstance(data.get(key), dict)


@settings(max_examples=20)
@given(MAPS, FLOWS, st.randoms(use_true_random=False))
def test_the_order_of_keys_and_the_layout_say_nothing(data: dict[str, Any], flow: bool | None, random: Random) -> None:
    other = loaded_map(shuffled(data, random), flow)
    assert said(checked(other)) == said(checked(looked_at(data)))


@settings(max_examples=30)
@given(MAPS)
def test_comments_and_blank_lines_say_nothing(data: dict[str, Any]) -> None:
    text = as_yaml(data)
    assume("|" not in text)  # what stands in a block of text is no comment
    spaced = "".join(f"\n# a note\n{line}" for line in text.splitlines(keepends=True))
    assume(load(text, "map.cjm.yaml").outline is not None)
    assert said(checked(load(spaced, "map.cjm.yaml"))) == said(checked(load(text, "map.cjm.yaml")))


def with_extras(data: Any, key: str = "") -> Any:
    """Return data with `x` in every table that may have one."""
    if isinstance(data, list):
        return [with_extras(item, key) for item in data]
    if not isinstance(data, dict):
        return data
    if key in ("claims", "demographics", "firmographics", "where", "x"):
        return data
    extras = {} if key in ("personas", "channels", "evidence", "lanes", "per_persona") else {"x": {"pains": ["Slow"]}}
    inner = {name: with_extras(value, "" if not extras else name) for name, value in data.items() if name != "x"}
    return {**inner, **extras}


@settings(max_examples=20)
@given(MAPS)
def test_what_cjmap_never_reads_changes_nothing(data: dict[str, Any]) -> None:
    assert said(checked(loaded_map(with_extras(data)))) == said(checked(looked_at(data)))


def renamed(data: Any) -> Any:
    """Return data in which the ids of stages, steps and pains have other names wherever they stand."""
    if isinstance(data, list):
        return [renamed(item) for item in data]
    if isinstance(data, dict):
        return {key: renamed(value) for key, value in data.items()}
    return f"new{data}" if isinstance(data, str) and data.startswith(("zs", "zp")) else data


@settings(max_examples=20)
@given(MAPS)
def test_other_ids_are_other_subjects_and_nothing_else(data: dict[str, Any]) -> None:
    before = said(checked(looked_at(data)))
    wanted: Counter[tuple[str, str]] = Counter()
    for (rule, subject), count in before.items():
        wanted[rule, "/".join(renamed(subject.split("/")))] += count
    assert said(checked(loaded_map(renamed(data)))) == wanted


# ---- ignores


def with_ignore(text: str, finding: Finding) -> str:
    """Return the text of a map with a comment above the line of a finding that ignores its rule."""
    lines = text.split("\n")
    line = lines[finding.place.line - 1]
    indent = " " * (len(line) - len(line.lstrip(" ")))
    lines.insert(finding.place.line - 1, f"{indent}# cjmap: ignore[{finding.rule}] we know")
    return "\n".join(lines)


@settings(max_examples=20)
@given(MAPS, st.integers(0, 1000))
def test_an_ignore_keeps_quiet_what_it_covers(data: dict[str, Any], number: int) -> None:
    loaded = looked_at(data)
    before = checked(loaded)
    chosen = before.findings[number % len(before.findings)]
    after = checked(load(with_ignore(loaded.source.lines.text, chosen), "map.cjm.yaml"))
    quiet = Counter((item.finding.rule, item.finding.subject) for item in after.suppressed)
    assert said(after) + quiet == said(before)
    assert quiet[chosen.rule, chosen.subject] >= 1
    assert {rule for rule, _ in quiet} == {chosen.rule}


# ---- once found


def told_of(text: str, *rules: str, fold: bool = True) -> list[Finding]:
    loaded = load(f"cjmap: 1\ntitle: Bikes\n{text}", "map.cjm.yaml")
    assert loaded.outline is not None
    return [item for item in checked(loaded, manner=Manner(TODAY, fold=fold)).findings if item.rule in rules]


def test_pointers_are_as_the_file_has_them() -> None:
    (alone,) = told_of("stages: [{name: Ride, pains: Flat tyre}]", "PAIN01")
    assert (alone.json_pointer, alone.subject) == ("/stages/0/pains", "stages/ride/pains/flat-tyre")
    inside = told_of("stages: {name: Ride, touchpoints: {name: Rack, backstage: TBD}}", "GAP16")
    assert [item.json_pointer for item in inside] == ["/stages/touchpoints/backstage"]


def test_what_a_fold_lists_stands_on_one_line() -> None:
    names = [f'{{name: "Rack\\n\\n{number}", x: 1}}' for number in range(3)]
    (fold,) = told_of(f"stages: [{{name: Ride, touchpoints: [{', '.join(names)}]}}]", "GAP19")
    assert [near.message for near in fold.related] == ["Rack 1", "Rack 2"]


def test_shares_and_durations_stand_on_one_line() -> None:
    (found,) = told_of(
        'stages: [{name: Ride, exits: [{text: A, share: "70\\n%"}, {text: B, share: "4 of\\n 10"}]}]', "INC19"
    )
    assert found.message.endswith(": 70 % and 4 of 10")
    (wait,) = told_of('stages: [{name: Ride, wait: "2\\n days"}, {name: Home, emotions: [1]}]', "BOT06")
    assert "2 days" in wait.message


def test_a_pain_with_many_answers_shows_ten() -> None:
    ideas = ", ".join(f"Idea {number}" for number in range(12))
    (found,) = told_of(
        f"stages: [{{name: Ride, pains: [{{text: Rain, severity: 5}}], opportunities: [{ideas}]}}]", "PAIN05"
    )
    assert len(found.related) == 10


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("n" * 300,), "cannot be read (File name too long)"),
        (("--baseline", "n" * 300, "--write-baseline"), "cannot be written (File name too long)"),
        (
            ("--baseline", "new.cjm.yaml", "--write-baseline"),
            "a file that people write, which a baseline must not replace",
        ),
        (("--baseline", "known.json", "-o", "known.json"), "this is the baseline, which a report must not replace"),
        (
            ("--baseline", "known.json", "--report", "json=./known.json"),
            "this is the baseline, which a report must not replace",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(flags: tuple[str, ...], message: str, tmp_path: Path) -> None:
    (tmp_path / "a.cjm.yaml").write_text(as_yaml(random_map(3, 0.1)), encoding="utf-8")
    known = '{"format": "cjmap-baseline", "version": 1, "entries": []}'
    (tmp_path / "known.json").write_text(known, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", "lint", *flags], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert message in done.stderr.splitlines()[-1]
    assert "internal error" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.cjm.yaml", "known.json"]
    assert (tmp_path / "known.json").read_text(encoding="utf-8") == known


# ---- the same bytes


@pytest.mark.parametrize(
    "command",
    [
        ("lint", "--preset", "strict", "--today", "2026-11-21", "-f", "json", "--report", "sarif=out.sarif"),
        ("score", "-f", "json"),
    ],
)
def test_the_order_of_sets_is_seen_nowhere(command: tuple[str, ...], tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.cjm.yaml").write_text(as_yaml(random_map(number, number % 9 / 10)), encoding="utf-8")
    told = set()
    for seed in "012":
        done = subprocess.run(
            [sys.executable, "-m", "cjmap", *command],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=tmp_path,
            capture_output=True,
        )
        assert done.returncode in (0, 1), done.stderr
        told.add((done.stdout, *(path.read_bytes() for path in tmp_path.glob("*.sarif"))))
    assert len(told) == 1
    assert b"cjm.yaml" in told.pop()[0]
