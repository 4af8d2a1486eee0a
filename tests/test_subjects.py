"""Subjects: the path of ids of anything in a map, which stays what it is when the file is edited around it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.loader import load, load_shared
from cjmap.model.outline import Outline
from cjmap.model.walk import parts
from cjmap.reading.subjects import Subjects, subject_of

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "saas").glob("*.cjm.yaml"))

MAP = """\
cjmap: 1
title: Sign-up
objectives: [Reduce churn, Fewer calls]
personas:
  starter: Budget-minded starter
  manager: {name: Manager, goals: [More revenue]}
channels: {web: Website}
lanes: {legal: Legal notes}
scope: {from: Has a problem, to: Tells a peer}
stages:
  - name: Onboarding
    for: [starter, manager]
    pains:
      - {id: import-fails, text: Import fails silently, severity: high}
      - Too slow
      - Too slow!
    emotions: [overwhelmed, -1, {score: 0.5}]
    lanes: {legal: [DPA needed]}
    per_persona:
      Budget-minded starter: {emotions: [lost]}
    steps:
      - name: Log in
        next: [Log out, {to: Use, share: 20%}]
        touchpoints: [{events: [login_done]}]
      - Log out
  - name: Use
    next: end
    metrics: {name: Activation, value: 31%}
    links: [docs/spec.md, {name: The spec, url: docs/more.md}]
    touchpoints:
      - {name: Pricing, claims: {price: €12, 24/7 support: yes}}
    steps: [Log in]
  - name: ★★
"""


def outline(text: str) -> Outline:
    loaded = load(text, "m")
    assert loaded.outline is not None, loaded.findings
    return loaded.outline


@pytest.mark.parametrize(
    ("pointer", "subject"),
    [
        ((), ""),
        (("title",), "title"),
        (("scope", "from"), "scope/from"),
        (("objectives", 0), "objectives/reduce-churn"),
        (("personas", "starter"), "personas/starter"),
        (("personas", "manager", "goals", 0, "text"), "personas/manager/goals/more-revenue/text"),
        (("channels", "web", "name"), "channels/web/name"),
        (("stages", 0), "stages/onboarding"),
        (("stages", 0, "name"), "stages/onboarding/name"),
        (("stages", 0, "for", 1), "stages/onboarding/for/manager"),
        (("stages", 0, "pains", 0), "stages/onboarding/pains/import-fails"),
        (("stages", 0, "pains", 0, "severity"), "stages/onboarding/pains/import-fails/severity"),
        (("stages", 0, "pains", 1), "stages/onboarding/pains/too-slow"),
        (("stages", 0, "pains", 2), "stages/onboarding/pains/too-slow-2"),
        (("stages", 0, "emotions", 0), "stages/onboarding/emotions/overwhelmed"),
        (("stages", 0, "emotions", 1), "stages/onboarding/emotions/-1"),
        (("stages", 0, "emotions", 2), "stages/onboarding/emotions/0.5"),
        (("stages", 0, "lanes", "legal", 0), "stages/onboarding/lanes/legal/dpa-needed"),
        (
            ("stages", 0, "per_persona", "Budget-minded starter", "emotions", 0),
            "stages/onboarding/per_persona/starter/emotions/lost",
        ),
        (("stages", 0, "steps", 0), "stages/onboarding/steps/log-in"),
        (("stages", 0, "steps", 0, "next", 0), "stages/onboarding/steps/log-in/next/log-out"),
        (("stages", 0, "steps", 0, "next", 1, "share"), "stages/onboarding/steps/log-in/next/use/share"),
        (("stages", 0, "steps", 0, "touchpoints", 0), "stages/onboarding/steps/log-in/touchpoints/log-in"),
        (
            ("stages", 0, "steps", 0, "touchpoints", 0, "events", 0),
            "stages/onboarding/steps/log-in/touchpoints/log-in/events/login-done",
        ),
        (("stages", 1, "next"), "stages/use/next"),
        (("stages", 1, "metrics", 0, "value"), "stages/use/metrics/activation/value"),
        (("stages", 1, "links", 0), "stages/use/links/docs-spec-md"),
        (("stages", 1, "links", 1), "stages/use/links/the-spec"),
        (("stages", 1, "touchpoints", 0, "claims", "price"), "stages/use/touchpoints/pricing/claims/price"),
        (
            ("stages", 1, "touchpoints", 0, "claims", "24/7 support"),
            "stages/use/touchpoints/pricing/claims/24-7 support",
        ),
        (("stages", 1, "steps", 0), "stages/use/steps/log-in"),
        (("stages", 2), "stages/★★"),
    ],
)
def test_path_of_ids(pointer: tuple[str | int, ...], subject: str) -> None:
    assert subject_of(outline(MAP), pointer) == subject


@pytest.mark.parametrize(
    ("pointer", "subject"),
    [
        (("stages", 9, "pains", 3), "stages/9/pains/3"),
        (("stages", -1), "stages/-1"),
        (("nothing", "here", 0), "nothing/here/0"),
        (("title", 0, "text"), "title/0/text"),
        (("stages", 1, "metrics", "value"), "stages/use/metrics/activation/value"),  # a list of one, as it is written
        (("stages", "name"), "stages/name"),
    ],
)
def test_what_is_not_in_the_data_is_called_as_the_pointer_has_it(pointer: tuple[str | int, ...], subject: str) -> None:
    assert subject_of(outline(MAP), pointer) == subject


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_moments_of_the_examples_are_called_as_the_outline_calls_them(file: Path) -> None:
    found = outline(file.read_text(encoding="utf-8"))
    assert [subject_of(found, spot.pointer) for spot in found.spots] == [spot.subject for spot in found.spots]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_no_two_parts_of_an_example_have_one_subject(file: Path) -> None:
    found = outline(file.read_text(encoding="utf-8"))
    subjects = [subject_of(found, pointer) for pointer, _ in parts(found.journey)]
    assert len(subjects) > 100
    assert len(set(subjects)) == len(subjects)


def subjects(text: str) -> set[str]:
    found = outline(text)
    return {subject_of(found, pointer) for pointer, _ in parts(found.journey)}


HEAD = "cjmap: 1\ntitle: t\nstages:\n"
ONE = "  - name: One\n    steps: [Log in, Pay]\n    pains: [Slow, Dear]\n    emotions: [-1, calm]\n"
TWO = "  - name: Two\n    steps: [Log in]\n    pains: [Slow]\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + TWO + ONE,  # another order of the stages, each with a step "Log in" and a pain "Slow"
        HEAD + ONE.replace("Log in, Pay", "Pay, Log in").replace("Slow, Dear", "Dear, Slow") + TWO,
        HEAD + ONE.replace("-1, calm", "calm, -1") + TWO,
        HEAD + "  - {pains: Slow, steps: Log in, name: Two}\n" + ONE,  # flow style, one item for a list of one
        HEAD + ONE.replace("[Slow, Dear]", "\n      - text: Slow\n      - Dear") + "# a comment\n\n" + TWO,
    ],
)
def test_order_and_layout_change_no_subject(text: str) -> None:
    assert subjects(text) == subjects(HEAD + ONE + TWO)


def test_a_stage_above_changes_no_subject() -> None:
    before = subjects(HEAD + ONE + TWO)
    after = subjects(HEAD + "  - {name: Zero, steps: [Log in], pains: [Slow]}\n" + ONE + TWO)
    assert before < after


def test_shared_files_have_subjects() -> None:
    shared = load_shared("personas: {anna: {name: Anna, goals: [Peace of mind]}}\n", "s")
    assert Subjects(shared.tables).of(("personas", "anna", "goals", 0)) == "personas/anna/goals/peace-of-mind"


def test_a_name_is_no_longer_than_it_must_be_and_stays_on_one_line() -> None:
    found = outline(f'cjmap: 1\ntitle: t\nstages:\n  - name: {"long " * 999}\n  - {{id: "b\\u202e", name: B}}\n')
    assert len(subject_of(found, ("stages", 0))) < 220
    assert subject_of(found, ("stages", 1)).isprintable()


POINTERS = st.lists(
    st.one_of(
        st.sampled_from(["stages", "steps", "pains", "touchpoints", "claims", "per_persona", "for", "x", "name", ""]),
        st.integers(-2, 3),
        st.text(max_size=5),
    ),
    max_size=9,
).map(tuple)


WHOLE = outline(MAP)


@settings(max_examples=300, deadline=None)
@given(pointer=POINTERS)
def test_every_pointer_has_a_subject(pointer: tuple[Any, ...]) -> None:
    subject = subject_of(WHOLE, pointer)
    assert subject.count("/") >= max(len(pointer) - 1, 0)
    assert subject == Subjects(WHOLE.journey, WHOLE).of(pointer)
