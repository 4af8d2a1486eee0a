"""What the checker makes of what the rules find: who speaks, what is kept quiet, what becomes one finding."""

import datetime
import textwrap
from pathlib import Path
from typing import Any

import pytest

from cjmap.checker import Checkable, Checked, Manner, check
from cjmap.checker.baseline import Baseline, baseline_of, baseline_text, read_baseline
from cjmap.finding import Severity
from cjmap.loader import load, load_shared
from cjmap.settings import RuleChoice

TODAY = datetime.date(2026, 11, 21)


def checked(texts: str | dict[str, str], *rules: str, manner: Manner | None = None, **choice: Any) -> Checked:
    """Check maps (a text, or texts by path; other names are shared files) with some rules."""
    files = {"map.cjm.yaml": texts} if isinstance(texts, str) else texts
    files = {path: textwrap.dedent(text).lstrip("\n") for path, text in files.items()}
    shared = [load_shared(text, path) for path, text in files.items() if not path.endswith(".cjm.yaml")]
    maps = []
    for path, text in files.items():
        if path.endswith(".cjm.yaml"):
            whole = text if "cjmap: 1" in text else f"cjmap: 1\ntitle: A map\n{text}"
            maps.append(Checkable(load(whole, path, [item.tables for item in shared]), path))
    given = {"severities": {}, "options": {}, "per_file": (), "quiet": frozenset(), **choice}
    given["severities"] = {**dict.fromkeys(rules, Severity.WARNING), **given["severities"]}
    return check(maps, shared, RuleChoice(rules=rules, **given), manner or Manner(TODAY))


def told(found: Checked) -> list[str]:
    return [f"{item.place.line} {item.rule} {item.message}" for item in found.findings]


# ---- fold

THREE = """
stages:
  - {name: Ride, touchpoints: [Booking page, Bike rack, Help line]}
  - {name: Return, touchpoints: [{name: Bike shed, channels: [shop]}]}
"""


def test_two_findings_of_a_rule_stand_alone() -> None:
    assert told(checked(THREE.replace(", Help line", ""), "GAP03")) == [
        "4 GAP03 “Booking page” names no channel",
        "4 GAP03 “Bike rack” names no channel",
    ]


def test_three_become_one_at_the_first_place() -> None:
    (found,) = checked(THREE, "GAP03").findings
    assert found.message == "3 of 4 touchpoints name no channel: “Booking page”, “Bike rack” and “Help line”"
    assert (found.place.line, found.place.column, found.count) == (4, 32, 3)
    assert [(near.message, near.place.line, near.place.column) for near in found.related] == [
        ("Bike rack", 4, 46),
        ("Help line", 4, 57),
    ]


def test_a_fold_names_three_and_counts_the_rest() -> None:
    names = ", ".join(f"Screen {number}" for number in range(9))
    text = f"stages: [{{name: Ride, touchpoints: [{names}]}}, {{name: B, touchpoints: [{{name: C, channels: [d]}}]}}]"
    (found,) = checked(text, "GAP03").findings
    assert found.message == "9 of 10 touchpoints name no channel: “Screen 0”, “Screen 1”, “Screen 2” and 6 more"


def test_a_fold_counts_what_is_called_alike() -> None:
    text = THREE.replace("Booking page, Bike rack, Help line", "App, App, App, Bike rack")
    (found,) = checked(text, "GAP03").findings
    assert found.message == "4 of 5 touchpoints name no channel: “App” and “Bike rack”"
    assert (found.count, len(found.related)) == (4, 3)


def test_no_fold_shows_all() -> None:
    found = checked(THREE, "GAP03", manner=Manner(TODAY, fold=False)).findings
    assert [item.count for item in found] == [1, 1, 1]


def test_each_file_folds_by_itself() -> None:
    two = THREE.replace(", Help line", "")
    assert len(checked({"a.cjm.yaml": two, "b.cjm.yaml": two}, "GAP03").findings) == 4


def test_severe_pains_are_never_folded() -> None:
    text = """
    stages:
      - name: Ride
        pains: [Rain, Wind, Hills, {text: No brakes, severity: high}]
    """
    found = checked(text, "PAIN01").findings
    assert [(item.count, item.place.line) for item in found] == [(3, 5), (1, 5)]
    assert found[0].message.endswith("3 of 4 pains: “Rain”, “Wind” and “Hills”")
    assert "“No brakes”" in found[1].message


def test_names_of_authors_are_no_templates() -> None:
    text = THREE.replace("Booking page, Bike rack, Help line", '"{count}", "{0}", "%s"')
    (found,) = checked(text, "GAP03").findings
    assert found.message == "3 of 4 touchpoints name no channel: “{count}”, “{0}” and “%s”"


# ---- who speaks

BAD_MOMENT = """
stages:
  - name: Ride
    emotions: [{feeling: happy, score: 2}]
  - name: Repair
    emotions: [{feeling: angry, score: -2}]
"""


def test_the_ladder_tells_the_first_missing_rung() -> None:
    rungs = ("BOT07", "PAIN01", "BOT08", "PAIN05", "PAIN06", "PAIN07")
    moment = BAD_MOMENT
    steps = [
        ("", "BOT07"),
        ("    pains: [{text: No spare tube, severity: high}]\n", "PAIN01"),
        ("    opportunities: [{text: Lend one}]\n", "BOT08"),
        ("    opportunities: [{text: Lend one, status: planned}]\n", "PAIN05"),
        ("    opportunities: [{text: Lend one, status: done, owner: shop}]\n", "PAIN07"),
    ]
    for number, (addition, rung) in enumerate(steps):
        moment = BAD_MOMENT + (steps[1][0] if number > 1 else "") + addition
        assert [item.rule for item in checked(moment, *rungs).findings] == [rung]


def test_a_moment_of_the_ladder_is_judged_by_itself() -> None:
    text = """
    stages:
      - {name: Ride, pains: [Rain]}
      - {name: Repair, pains: [Waiting], opportunities: [{text: Lend a bike, status: done}]}
    """
    assert [item.rule for item in checked(text, "PAIN01", "PAIN07").findings] == ["PAIN01", "PAIN07"]


def test_what_is_said_of_the_whole_journey_is_no_moment() -> None:
    text = """
    pains: [{text: Rain, id: rain}, {text: Theft, id: theft}]
    opportunities: [{text: Locks, addresses: [theft], status: done}]
    stages: [Ride]
    """
    assert [item.rule for item in checked(text, "PAIN01", "PAIN07").findings] == ["PAIN01", "PAIN07"]


def test_a_winner_that_does_not_run_wins_nothing() -> None:
    text = "personas: {a: {name: A, goals: [Ride]}}\nstages: [{name: Ride, moment_of_truth: true}]"
    assert [item.rule for item in checked(text, "EVI04", "EVI07").findings] == ["EVI04"]
    assert [item.rule for item in checked(text, "EVI12", "EVI07").findings] in (["EVI07"], [])


def test_a_winner_that_is_ignored_still_wins() -> None:
    text = "# cjmap: file-ignore[EVI01] the wall has an owner\ncjmap: 1\ntitle: A\nstages: [Ride]\n"
    found = checked(text, "EVI01", "EVI02")
    assert found.findings == ()
    assert [item.finding.rule for item in found.suppressed] == ["EVI01"]


def test_lanes_that_nobody_started_are_not_asked_for() -> None:
    assert told(checked("stages: [Ride, Return]", "GAP01", "GAP04", "GAP06", "GAP07")) == []


# ---- what is kept quiet

NOISY = """
cjmap: 1
title: Renting a bike
personas:
  rider: {name: Rider}
stages:
  - name: Booking
    touchpoints: [Booking page, {name: Call, channels: [phone]}]
    pains: [{text: No child seats, severity: high}]
    opportunities: [{text: A filter, status: planned, addresses: [no-child-seats]}]
  - name: Riding
    emotions: [{feeling: lost, score: -2}]
    pains:
      - Flat tyre
      - Rain
"""
RULES = ("GAP01", "GAP03", "GAP04", "GAP12", "BOT07", "PAIN01", "PAIN05", "PAIN06", "EVI01", "OBJ01", "EVI14")


INSERTED = NOISY.replace(
    "stages:\n", "stages:\n  - {name: Dreaming, touchpoints: [{name: Friend, channels: [phone]}]}\n"
)
REORDERED = """
title: Renting a bike
stages:
  - pains:
      - Rain
      - Flat tyre
    emotions: [{feeling: lost, score: -2}]
    name: Riding
  - opportunities: [{status: planned, text: A filter, addresses: [no-child-seats]}]
    name: Booking
    pains: [{severity: high, text: No child seats}]
    touchpoints: [{name: Call, channels: [phone]}, Booking page]
personas:
  rider: {name: Rider}
cjmap: 1
"""
REFORMATTED = """
{cjmap: 1, "title": 'Renting a bike', personas: {rider: Rider},  # in one breath
 stages: [
   {name: Booking, touchpoints: [{name: "Booking page"}, {name: Call, channels: phone}],
    pains: {text: No child seats, severity: 5},
    opportunities: {text: A filter, status: planned, addresses: no-child-seats}},
   {name: Riding, emotions: {feeling: lost, score: -2}, pains: [{text: Flat tyre}, {text: Rain}]}]}
"""


@pytest.mark.parametrize(
    "text", [NOISY, INSERTED, REORDERED, REFORMATTED], ids=["same", "inserted", "reordered", "reformatted"]
)
def test_the_baseline_knows_findings_wherever_they_stand(text: str, tmp_path: Path) -> None:
    before = checked(NOISY, *RULES)
    file = tmp_path / "baseline.json"
    file.write_text(baseline_text(baseline_of(before.unfolded, Path())), "utf-8")
    known = Baseline(Path(), read_baseline(file).entries)
    found = checked(text, *RULES, manner=Manner(TODAY, baseline=known))
    assert len(before.unfolded) == 8
    assert told(found) == []
    assert sorted(item.finding.rule for item in found.suppressed) == sorted(item.rule for item in before.unfolded)


def test_the_baseline_does_not_hide_what_is_new() -> None:
    known = baseline_of(checked(NOISY, *RULES).unfolded, Path())
    more = NOISY + "      - Hills\n"
    found = checked(more, *RULES, manner=Manner(TODAY, baseline=known)).findings
    assert [(item.rule, item.subject) for item in found] == [("PAIN01", "stages/riding/pains/hills")]


def test_an_ignore_on_a_stage_covers_what_is_inside() -> None:
    text = NOISY.replace("- name: Riding", "- name: Riding  # cjmap: ignore[PAIN01] the tyres are new")
    found = checked(text, *RULES)
    assert [(item.finding.rule, item.finding.subject, item.reason) for item in found.suppressed] == [
        ("PAIN01", "stages/riding/pains/flat-tyre", "the tyres are new"),
        ("PAIN01", "stages/riding/pains/rain", "the tyres are new"),
    ]
    assert "PAIN01" not in [item.rule for item in found.findings]


def test_what_is_ignored_is_not_folded() -> None:
    text = THREE.replace("  - {name: Ride", "  # cjmap: ignore[GAP03] the rack has none\n  - {name: Ride")
    found = checked(text, "GAP03")
    assert (len(found.findings), len(found.suppressed)) == (0, 3)


def test_no_ignores_tells_all() -> None:
    text = NOISY.replace("- name: Riding", "- name: Riding  # cjmap: ignore[PAIN01] the tyres are new")
    assert told(checked(text, *RULES, manner=Manner(TODAY, ignores=False))) == told(checked(NOISY, *RULES))


def test_severities_are_as_chosen() -> None:
    found = checked(NOISY, "EVI01", severities={"EVI01": Severity.ERROR}).findings
    assert [item.severity for item in found] == [Severity.ERROR]


def test_files_that_are_left_out_of_a_rule() -> None:
    files = {"old/a.cjm.yaml": NOISY, "b.cjm.yaml": NOISY}
    found = checked(files, "EVI01", per_file=(("old/*", frozenset({"EVI01"})),)).findings
    assert [item.place.file for item in found] == ["b.cjm.yaml"]


def test_a_broken_map_is_told_and_the_others_are_checked() -> None:
    files = {"a.cjm.yaml": "cjmap: 1\ntitle: A\nstags: [B]\n", "b.cjm.yaml": NOISY}
    assert {(item.place.file, item.rule) for item in checked(files, "EVI01").findings} == {
        ("a.cjm.yaml", "MAP01"),
        ("b.cjm.yaml", "EVI01"),
    }


def test_nothing_is_unused_where_not_all_maps_are_there() -> None:
    files = {"shared.yaml": "channels: {web: Website, fax: Fax}\n", "a.cjm.yaml": THREE.replace("shop", "web")}
    assert [item.place.file for item in checked(files, "INC08").findings] == ["shared.yaml"]
    assert checked(files, "INC08", manner=Manner(TODAY, whole=False)).findings == ()
    broken = {**files, "b.cjm.yaml": "cjmap: 1\n"}
    assert "INC08" not in [item.rule for item in checked(broken, "INC08").findings]


def test_a_shared_file_can_ignore_too() -> None:
    shared = "channels:\n  web: Website\n  fax: Fax  # cjmap: ignore[INC08] the law asks for it\n"
    found = checked({"shared.yaml": shared, "a.cjm.yaml": THREE.replace("shop", "web")}, "INC08")
    assert (found.findings, len(found.suppressed)) == ((), 1)
