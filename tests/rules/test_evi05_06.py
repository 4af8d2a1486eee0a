import datetime

from cjmap.checker.placing import TextSpots
from cjmap.loader import load, load_shared
from cjmap.reading.reading import Reading, SharedTables
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told

USED = """
    evidence:
      talks:
        name: Gesprekken
        date: {date}
    stages:
      - {name: Kopen, evidence: talks, pains: [{text: Duur, evidence: [talks]}]}
    """


def used(date: str) -> str:
    return USED.replace("{date}", date)


def test_old_from_the_day_after_a_year() -> None:
    assert told("EVI05", used("2025-11-21")) == []
    assert told("EVI05", used("2025-11-20")) == [
        "6:5 “Gesprekken” is from 2025-11-20, more than 12 months ago, and 2 things rest on it",
        "  8:19 “Kopen” rests on it",
        "  8:57 the pain “Duur” rests on it",
    ]


def test_what_rests_on_it_is_named_in_the_order_of_the_map() -> None:
    text = """
        evidence: {talks: {date: 2020-01-01}}
        personas: {widow: {name: Widow, evidence: talks, goals: [{text: Calm, evidence: talks}]}}
        stages:
          - name: Packing
            emotions: [{score: -2, evidence: talks}]
            opportunities: [{text: Boxes, experiment: {metric: lost, evidence: talks}}]
          - name: Moving day
            moment_of_truth: {by: customer, evidence: talks}
            frontstage: [{text: Two men carry, evidence: talks}]
            per_persona: {widow: {evidence: talks}}
        """
    assert told("EVI05", text)[1:] == [
        "  4:33 the persona “Widow” rests on it",
        "  4:71 the goal “Calm” rests on it",
        "  7:28 the feeling at “Packing” rests on it",
        "  8:62 the experiment for “Boxes” rests on it",
        "  11:40 “Two men carry” rests on it",
        "  10:37 the moment of truth “Moving day” rests on it",
        "  12:27 “Moving day” rests on it",
    ]


def test_leap_years() -> None:
    text = used("2024-02-29")
    assert told("EVI05", text, today=datetime.date(2025, 2, 28)) == []
    assert len(told("EVI05", text, today=datetime.date(2025, 3, 1))) == 3


def test_months_are_an_option() -> None:
    text = "evidence: {talks: {date: 2026-10-20}}\nstages: [{name: Use, evidence: talks}]"
    assert told("EVI05", text) == []
    assert told("EVI05", text, months=1)[0] == (
        "3:20 “talks” is from 2026-10-20, more than 1 month ago, and 1 thing rests on it"
    )


def test_unused_or_without_a_date() -> None:
    assert (
        told(
            "EVI05", "evidence: {talks: {date: 2020-01-01}, tickets: Tickets}\nstages: [{name: Use, evidence: tickets}]"
        )
        == []
    )


def test_tomorrow_is_today_somewhere() -> None:
    for date, found in (
        ("2026-11-22", []),
        ("2026-11-23", ["3:1 The last review of this map was on 2026-11-23, which is still to come"]),
    ):
        assert told("EVI06", f"reviewed: {date}\nstages: [Use]") == found


def test_evidence_to_come_used_or_not() -> None:
    assert told("EVI06", used("2026-11-22")) == []
    assert told("EVI06", used("2027-03-01"))[0] == "6:5 “Gesprekken” is from 2027-03-01, which is still to come"
    assert told("EVI06", "evidence: {talks: {date: 2027-03-01}}\nstages: [Use]") == [
        "3:20 “talks” is from 2027-03-01, which is still to come"
    ]


def shared_hits(rule: str, stages: str) -> list[str]:
    """Return what a rule says of a map that uses evidence of a shared file."""
    shared = load_shared("evidence: {talks: {name: Talks, date: 2020-01-31}, soon: {date: 2027-01-31}}", "shared.yaml")
    loaded = load(f"cjmap: 1\ntitle: A\n{stages}", "map.cjm.yaml", [shared.tables])
    assert loaded.outline is not None
    check = find_rule(rule).rule.check
    assert check is not None
    lines = []
    for hit in check(Reading(loaded.outline, TODAY, [SharedTables("shared.yaml", shared.tables)]), Options()):
        at = TextSpots(loaded.source).place(hit.at or hit.pointer)
        lines.append(f"{at.line}:{at.column} {hit.message} {'/'.join(map(str, hit.pointer))}")
        for beside in hit.related:
            place = TextSpots(shared.source if beside.file else loaded.source).place(beside.pointer)
            lines.append(f"  {beside.file}:{place.line}:{place.column} {beside.message}")
    return lines


def test_evidence_of_a_shared_file_is_told_where_the_map_mentions_it() -> None:
    stages = "stages: [{name: Use, evidence: Talks}, {name: Pay, evidence: [talks, soon]}]"
    assert shared_hits("EVI05", stages) == [
        "3:22 “Talks” is from 2020-01-31, more than 12 months ago, and 2 things rest on it evidence/talks",
        "  shared.yaml:1:33 this is its date",
        "  :3:52 “Pay” rests on it",
    ]
    assert shared_hits("EVI06", stages)[0] == ("3:52 “soon” is from 2027-01-31, which is still to come evidence/soon")


def test_evidence_of_a_shared_file_that_the_map_does_not_use() -> None:
    assert shared_hits("EVI05", "stages: [Use]") == []
    assert shared_hits("EVI06", "stages: [Use]") == []
