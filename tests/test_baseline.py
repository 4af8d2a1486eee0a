"""The baseline: what was known before keeps quiet, whatever moves in the file; what is new is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cjmap.checker.baseline import (
    Baseline,
    Key,
    apply_baseline,
    baseline_of,
    baseline_text,
    pruned,
    read_baseline,
    used_entries,
)
from cjmap.errors import CjmapError
from cjmap.finding import Finding, Severity
from cjmap.loader import load
from cjmap.model.walk import parts
from cjmap.reading.subjects import subject_of
from cjmap.where import Place

HEAD = "cjmap: 1\ntitle: Renting a bike\n"
BOOKING = """\
  - name: Booking
    pains:
      - Too many screens
      - {id: price, text: The price is shown last}
      - Too many screens
    emotions: [-1, impatient]
    steps:
      - name: Log in
        touchpoints: [Login page]
      - Pay
"""
RIDING = """\
  - name: Riding
    pains: [Too many screens]
    steps: [Log in]
"""
MAP = f"{HEAD}stages:\n{BOOKING}{RIDING}"

# The same two stages, laid out in another way: flow style, short forms written out, keys in another order, comments.
FLOW = f"""\
{HEAD}
stages: [
  {{pains: {{text: Too many screens}}, name: "Riding", steps: [{{name: Log in}}]}},  # first now
  {{steps: [Pay, {{touchpoints: {{name: Login page}}, name: Log in}}],
    emotions: [{{feeling: impatient}}, {{score: -1}}],
    pains: [{{text: The price is shown last, id: price}}, Too many screens, Too many screens],
    name: Booking}}
]
"""


def findings(text: str, file: str = "maps/a.cjm.yaml", rule: str = "GAP01") -> list[Finding]:
    """Return a finding about every part of a map, placed and named as the checker does it."""
    loaded = load(text, file)
    assert loaded.outline is not None, loaded.findings
    outline, source = loaded.outline, loaded.source
    return [
        Finding(
            rule, "name", Severity.WARNING, "m", source.place(pointer), pointer, subject=subject_of(outline, pointer)
        )
        for pointer, _ in parts(outline.journey)
    ]


def saved(folder: Path, known: list[Finding]) -> Baseline:
    """Return a baseline as it comes back from its file."""
    file = folder / "cjmap-baseline.json"
    file.write_text(baseline_text(baseline_of(known, folder)), encoding="utf-8")
    return read_baseline(file)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_what_is_known_is_quiet(tmp_path: Path) -> None:
    known = findings(MAP)
    kept, suppressed = apply_baseline(known, saved(tmp_path, known))
    assert (kept, [item.finding for item in suppressed]) == ([], known)
    assert {item.by for item in suppressed} == {"baseline"}


@pytest.mark.parametrize(
    "text",
    [
        MAP.replace("\n  - name: Booking", "\n\n\n  # a comment\n  - name: Booking"),
        f"{HEAD}owner: team\nstages:\n{RIDING}{BOOKING}",
        MAP.replace("[-1, impatient]", "[impatient, -1]"),
        f"stages:\n{BOOKING}{RIDING}{HEAD}",
        FLOW,
    ],
    ids=["lines", "order of stages", "order of items", "order of keys", "flow style"],
)
def test_order_and_layout_change_nothing(text: str, tmp_path: Path) -> None:
    before, after = findings(MAP), findings(text)
    assert len(before) == len(after)
    assert {item.subject: item.place for item in before} != {item.subject: item.place for item in after}
    assert apply_baseline(after, saved(tmp_path, before))[0] == []


def test_a_stage_above_changes_nothing_and_is_told(tmp_path: Path) -> None:
    above = "  - {name: Search, pains: [Too many screens], steps: [Log in]}\n"
    kept, suppressed = apply_baseline(
        findings(f"{HEAD}stages:\n{above}{BOOKING}{RIDING}"), saved(tmp_path, findings(MAP))
    )
    assert {item.subject.split("/")[1] for item in kept} == {"search"}
    assert len(suppressed) == len(findings(MAP))


def test_another_name_rule_or_file_is_new(tmp_path: Path) -> None:
    known = saved(tmp_path, findings(MAP))
    renamed = apply_baseline(findings(MAP.replace("Riding", "Cycling")), known)[0]
    assert {item.subject.split("/")[1] for item in renamed} == {"cycling"}
    for changed in (findings(MAP, rule="GAP02"), findings(MAP, file="maps/b.cjm.yaml")):
        assert apply_baseline(changed, known) == (changed, [])


def test_equal_findings_are_counted(tmp_path: Path) -> None:
    (one, *_) = findings(MAP)
    known = saved(tmp_path, [one, one])
    assert known.entries == {Key("maps/a.cjm.yaml", "GAP01", one.subject): 2}
    later = replace(one, place=replace(one.place, line=one.place.line + 1))
    kept, suppressed = apply_baseline([one, one, later], known)
    assert (kept, len(suppressed)) == ([later], 2)


@pytest.mark.parametrize("rule", ["YML17", "MAP01", "REF01", "IGN01", "IGN03"])
def test_what_is_mended_at_once_is_in_no_baseline(rule: str, tmp_path: Path) -> None:
    known = findings(MAP, rule=rule)
    assert baseline_of(known, tmp_path).entries == {}
    by_hand = Baseline(tmp_path, {Key("maps/a.cjm.yaml", rule, item.subject): 1 for item in known})
    assert apply_baseline(known, by_hand) == (known, [])


def test_text_of_a_baseline(tmp_path: Path) -> None:
    known = [
        *findings(f"{HEAD}stages: [乗る]\n", rule="GAP02"),
        *findings(f"{HEAD}stages: [乗る]\n"),
        *findings(f"{HEAD}stages: [乗る]\n", rule="GAP02"),
    ]
    text = baseline_text(baseline_of(known, tmp_path))
    assert text == (
        "{\n"
        '  "format": "cjmap-baseline",\n'
        '  "version": 1,\n'
        '  "entries": [\n'
        '    {"file": "maps/a.cjm.yaml", "rule": "GAP01", "subject": "", "count": 1},\n'
        '    {"file": "maps/a.cjm.yaml", "rule": "GAP01", "subject": "stages/乗る", "count": 1},\n'
        '    {"file": "maps/a.cjm.yaml", "rule": "GAP02", "subject": "", "count": 2},\n'
        '    {"file": "maps/a.cjm.yaml", "rule": "GAP02", "subject": "stages/乗る", "count": 2}\n'
        "  ]\n"
        "}\n"
    )
    assert baseline_text(baseline_of(reversed(known), tmp_path)) == text


def test_an_empty_baseline_is_one_too(tmp_path: Path) -> None:
    assert saved(tmp_path, []).entries == {}


@pytest.mark.parametrize(
    ("folder", "expected"),
    [(".", "maps/a.cjm.yaml"), ("maps", "a.cjm.yaml"), ("ci/lint", "../../maps/a.cjm.yaml")],
)
def test_files_are_named_as_seen_from_the_baseline(folder: str, expected: str, tmp_path: Path) -> None:
    shown, absolute = findings(MAP), findings(MAP, file=str(tmp_path / "maps" / "a.cjm.yaml"))
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    known = saved(Path(folder), shown)
    assert {key.file for key in known.entries} == {expected}
    assert apply_baseline(absolute, known)[0] == []


def test_a_baseline_serves_in_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path, findings(MAP))
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path / "maps")
    known = read_baseline(Path("../cjmap-baseline.json"))
    assert apply_baseline(findings(MAP, file="a.cjm.yaml"), known)[0] == []


def test_a_file_name_that_is_no_utf_8_comes_back(tmp_path: Path) -> None:
    known = findings(MAP, file="maps/caf\udce9.cjm.yaml")
    assert apply_baseline(known, saved(tmp_path, known))[0] == []


def test_pruning_drops_what_was_not_used(tmp_path: Path) -> None:
    (tmp_path / "other.cjm.yaml").touch()
    known = [
        *findings(MAP),
        *findings(MAP, rule="GAP02"),
        *findings(MAP, file="other.cjm.yaml"),
        *findings(MAP, file="gone"),
    ]
    baseline = saved(tmp_path, known)
    now = findings(MAP.replace(RIDING, ""))
    _, suppressed = apply_baseline(now, baseline)
    used = used_entries(suppressed, baseline)
    left = pruned(baseline, used, ["maps/a.cjm.yaml"], ran={"GAP01"})
    expected = [*now, *findings(MAP, rule="GAP02"), *findings(MAP, file="other.cjm.yaml")]
    assert baseline_text(left) == baseline_text(baseline_of(expected, tmp_path))
    every_rule = pruned(baseline, used, ["maps/a.cjm.yaml"])
    assert {key.rule for key in every_rule.entries} == {"GAP01"}


def test_pruning_lowers_counts(tmp_path: Path) -> None:
    one = Finding("GAP01", "name", Severity.WARNING, "m", Place("a", 1, 1, 1, 2), subject="stages/x")
    baseline = saved(tmp_path, [one, one, one])
    used = used_entries(apply_baseline([one], baseline)[1], baseline)
    assert list(used.values()) == [1]
    assert list(pruned(baseline, used, ["a"]).entries.values()) == [1]


ENTRY: dict[str, Any] = {"file": "a", "rule": "GAP01", "subject": "stages/x", "count": 1}


def wrapped(**changes: Any) -> str:
    return json.dumps({"format": "cjmap-baseline", "version": 1, "entries": [ENTRY], **changes})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"version": ' + "1" * 5000 + "}", "no JSON"),
        ("[]", "this is no baseline"),
        ("{}", "this is no baseline"),
        (wrapped(format="cjmap-findings"), "this is no baseline"),
        (wrapped(version=2), "reads baselines of version 1"),
        (wrapped(version=True), "reads baselines of version 1"),
        (wrapped(version=None), "reads baselines of version 1"),
        (wrapped(entries={}), "`entries` is a list"),
        (wrapped(entries=[ENTRY, 1]), "entry 2"),
        (wrapped(entries=[{**ENTRY, "count": 0}]), "entry 1"),
        (wrapped(entries=[{**ENTRY, "count": True}]), "entry 1"),
        (wrapped(entries=[{**ENTRY, "count": 1.5}]), "entry 1"),
        (wrapped(entries=[{**ENTRY, "rule": None}]), "entry 1"),
        (wrapped(entries=[{**ENTRY, "line": 3}]), "entry 1"),
        (wrapped(entries=[{"file": "a"}]), "entry 1"),
    ],
)
def test_what_is_no_baseline_is_said_in_one_line(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CjmapError) as raised:
        read_baseline(file)
    assert said in str(raised.value)
    assert str(raised.value).startswith(f"{file}: ")
    assert "\n" not in str(raised.value)


def test_a_baseline_that_is_missing_unreadable_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(CjmapError, match="there is no such baseline"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(CjmapError, match="cannot be read"):
        read_baseline(tmp_path)
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CjmapError, match="no JSON"):
        read_baseline(tmp_path / "b.json")


def test_equal_entries_of_a_merged_file_add_up(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(wrapped(entries=[ENTRY, ENTRY]), encoding="utf-8-sig")
    assert read_baseline(tmp_path / "b.json").entries == {Key("a", "GAP01", "stages/x"): 2}


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(exclude_categories=["Cs"]))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["format", "version", "entries", "file", "rule", "subject", "count", "x"]), inner
        ),
    ),
    max_leaves=8,
)
NEARLY = st.fixed_dictionaries(
    {"format": st.just("cjmap-baseline"), "version": st.just(1)},
    optional={
        "entries": st.lists(
            st.fixed_dictionaries(
                {}, optional={"file": JSON, "rule": st.text(), "subject": st.text(), "count": st.integers()}
            ),
            max_size=3,
        )
    },
)


@settings(deadline=None)
@given(data=st.one_of(JSON, NEARLY))
def test_any_json_is_a_baseline_or_is_refused(data: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    try:
        baseline = read_baseline(file)
    except CjmapError:
        return
    assert all(count >= 1 for count in baseline.entries.values())
    file.write_text(baseline_text(baseline), encoding="utf-8")
    assert read_baseline(file) == baseline
    pruned(baseline, {}, [])
