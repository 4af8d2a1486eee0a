"""The timeline view: times as written, what they come to, and the axis."""

from textwrap import dedent

import pytest

from cjmap.loader import load
from cjmap.view.registry import Registry
from cjmap.view.timeline import build_timeline
from cjmap.view.timeline.lengths import write_span
from cjmap.view.timeline.parts import Amount, Axis, Time, TimelineView, Total

MINUTE, HOUR, DAY = 60, 3600, 86400
TWO = "personas: {a: Anna, b: Ben}"


def timeline_of(stages: str, head: str = "", persona: str | None = None) -> TimelineView:
    body = "\n".join(f"  {line}" for line in dedent(stages).strip().splitlines())
    loaded = load(f"cjmap: 1\ntitle: T\n{dedent(head)}\nstages:\n{body}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_timeline(Registry(loaded.outline, persona))


def told(totals: tuple[Total, ...]) -> list[tuple[tuple[int, ...], str, str]]:
    """Return whom totals hold for, how long it takes, how much of that is waiting."""
    return [(total.who, _text(total.takes), _text(total.waits)) for total in totals]


def _text(amount: Amount | None) -> str:
    return amount.text if amount else "?"


class TestRows:
    def test_times_as_written(self) -> None:
        view = timeline_of(
            """
            - name: A
              duration: 2-3 weeks
              steps:
                - {name: One, duration: 10 min, wait: 1 h 30 min, emotions: [{feeling: calm, score: 1}]}
                - Two
            - B
            """
        )
        stage, (one, two) = view.periods[0].stage, view.periods[0].steps
        assert stage.times == (Time("duration", "2-3 weeks", 14 * DAY, 21 * DAY),)
        assert one.times == (
            Time("duration", "10 min", 10 * MINUTE, 10 * MINUTE),
            Time("wait", "1 h 30 min", 90 * MINUTE, 90 * MINUTE),
        )
        assert (two.times, two.head.number, two.head.name) == ((), "1.2", "Two")
        assert [(item.text, item.score) for item in one.feelings] == [("calm", "+1")]
        assert (view.places, view.silent) == (3, 2)

    def test_of_personas_and_touchpoints(self) -> None:
        view = timeline_of(
            """
            - name: A
              duration: 1 day
              per_persona: {b: {duration: 2 days}}
              touchpoints: [{name: Desk, wait: 20 min}]
            """,
            TWO,
        )
        assert [(time.text, time.who, time.at) for time in view.periods[0].stage.times] == [
            ("1 day", (), ""),
            ("2 days", (1,), ""),
            ("20 min", (), "Desk"),
        ]

    def test_for_one_persona_alone(self) -> None:
        stages = """
            - {name: A, duration: 1 day, per_persona: {b: {duration: 2 days}}}
            - {name: B, duration: 1 h, for: [a]}
            """
        view = timeline_of(stages, TWO, "b")
        assert [row.head.name for row in (period.stage for period in view.periods)] == ["A"]
        assert [(time.text, time.who) for time in view.periods[0].stage.times] == [("2 days", ())]
        assert told(view.totals) == [((), "2 days", "?")]


class TestSums:
    def test_a_wait_comes_on_top(self) -> None:
        view = timeline_of("- {name: A, duration: 40 min, wait: 3 days}")
        assert told(view.totals) == [((), "3 days 40 min", "3 days")]

    def test_what_is_missing_makes_it_at_least(self) -> None:
        view = timeline_of("- {name: A, steps: [{name: One, duration: 2 days, wait: 1 day}, Two]}")
        (together,) = view.periods[0].together
        assert (together.takes, together.waits) == (
            Amount("at least 3 days", 3 * DAY, None),
            Amount("at least 1 day", DAY, None),
        )
        assert told(view.totals) == [((), "at least 3 days", "at least 1 day")]

    def test_only_a_wait_is_known(self) -> None:
        view = timeline_of("- {name: A, wait: 2 h}")
        assert told(view.totals) == [((), "at least 2 h", "2 h")]

    def test_what_a_stage_says_counts_instead_of_its_steps(self) -> None:
        view = timeline_of("- {name: A, duration: 9 days, steps: [{name: One, duration: 2 h, wait: 3 days}, Two]}")
        assert view.periods[0].together == ()
        assert told(view.totals) == [((), "9 days", "at least 3 days")]

    def test_a_wait_of_the_stage_counts_instead_of_those_of_its_steps(self) -> None:
        view = timeline_of("- {name: A, wait: 1 week, steps: [{name: One, duration: 2 days, wait: 3 days}]}")
        assert told(view.totals) == [((), "9 days", "1 week")]

    def test_ranges_stay_ranges(self) -> None:
        view = timeline_of("- {name: A, duration: 2-3 days}\n- {name: B, duration: 1 day}")
        assert view.totals[0].takes == Amount("3 days to 4 days", 3 * DAY, 4 * DAY)

    def test_a_touchpoint_says_the_least(self) -> None:
        view = timeline_of("- {name: A, touchpoints: [{name: X, duration: 5 min}, {name: Y, duration: 20 min}]}")
        assert told(view.totals) == [((), "at least 20 min", "?")]

    def test_for_each_persona_that_differs(self) -> None:
        stages = """
            - {name: A, duration: 1 day, per_persona: {b: {duration: 2 days}}}
            - {name: B, duration: 1 day, for: [a, c]}
            """
        view = timeline_of(stages, "personas: {a: Anna, b: Ben, c: Cem}")
        assert told(view.totals) == [((), "2 days", "?")]
        view = timeline_of(stages.replace("2 days", "3 days"), "personas: {a: Anna, b: Ben, c: Cem}")
        assert told(view.totals) == [((0, 2), "2 days", "?"), ((1,), "3 days", "?")]

    def test_nothing_known(self) -> None:
        view = timeline_of("- {name: A, steps: [One]}")
        assert (view.totals, view.longest, view.axis, view.silent) == ((), None, None, 1)

    def test_an_empty_map(self) -> None:
        loaded = load("cjmap: 1\ntitle: T\nstages: []", "t.cjm.yaml")
        assert loaded.outline is not None
        view = build_timeline(Registry(loaded.outline))
        assert (view.periods, view.places, view.axis) == ((), 0, None)


class TestLongestWait:
    def test_is_named(self) -> None:
        view = timeline_of(
            "- {name: A, wait: 2 h}\n- {name: B, steps: [{name: One, wait: 1-3 days}, {name: Two, wait: 2 days}]}"
        )
        assert view.longest is not None
        assert (view.longest.time.text, view.longest.head.number) == ("1-3 days", "2.1")

    def test_no_time_is_no_wait(self) -> None:
        assert timeline_of("- {name: A, duration: 1 h, wait: 0 s}").longest is None


class TestAxis:
    def test_has_the_units_that_are_needed(self) -> None:
        axis = timeline_of("- {name: A, duration: 3 days}\n- {name: B, duration: 10 min}").axis
        assert axis is not None
        assert (axis.low, axis.high) == (MINUTE, 7 * DAY)
        assert [tick.label for tick in axis.ticks] == ["time.minute", "time.hour", "time.day", "time.week"]

    def test_a_wide_one_leaves_the_week_out(self) -> None:
        axis = timeline_of("- {name: A, duration: 1 year}\n- {name: B, duration: 90 s}").axis
        assert axis is not None
        assert "time.week" not in [tick.label for tick in axis.ticks]

    @pytest.mark.parametrize("written", ["1 s", "0.5 s", "1 day", "30 years", "1 year"])
    def test_holds_any_single_time(self, written: str) -> None:
        view = timeline_of(f"- {{name: A, duration: {written}}}")
        assert view.axis is not None
        assert 0 < view.axis.part(view.periods[0].stage.times[0].most) <= 1

    def test_no_time_at_all_is_not_drawn(self) -> None:
        assert timeline_of("- {name: A, duration: 0 s}").axis is None

    def test_is_logarithmic(self) -> None:
        axis = Axis(1, 10000, ())
        assert [axis.part(seconds) for seconds in (0, 1, 10, 100, 10000, 10**6)] == [0, 0, 0.25, 0.5, 1, 1]


class TestWords:
    @pytest.mark.parametrize(
        ("seconds", "words"),
        [
            (0.5, "0.5 s"),
            (1, "1 s"),
            (90, "1 min 30 s"),
            (40 * MINUTE, "40 min"),
            (90 * MINUTE, "1 h 30 min"),
            (24 * HOUR, "1 day"),
            (36 * HOUR, "1 day 12 h"),
            (18 * DAY, "18 days"),
            (30 * DAY, "1 month"),
            (63 * DAY, "9 weeks"),
            (66 * DAY, "9 weeks 3 days"),
            (100 * DAY, "3 months 10 days"),
            (365 * DAY, "1 year"),
            (3 * DAY + 40 * MINUTE, "3 days 40 min"),
            (729 * DAY, "about 2 years"),
            (2 * 365 * DAY - HOUR, "about 2 years"),
            (3 * DAY + 2435, "about 3 days 1 h"),
            (21 * DAY + 11 * MINUTE, "about 3 weeks"),
        ],
    )
    def test_one_unit_or_two(self, seconds: float, words: str) -> None:
        assert write_span(seconds, seconds, "en") == words

    def test_at_least_is_never_more_than_it_is(self) -> None:
        assert write_span(3 * DAY + 3599, None, "en") == "at least 3 days"
        assert write_span(2 * 365 * DAY - HOUR, None, "en") == "at least 1 year 11 months"

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("de", "1 Tag bis 2 Wochen"),
            ("nl-BE", "1 dag tot 2 weken"),
            ("zh-Hans", "1 天至 2 周"),
            ("ar", "1 day to 2 weeks"),
        ],
    )
    def test_in_the_language_of_the_map(self, language: str, words: str) -> None:
        assert write_span(DAY, 14 * DAY, language).replace(" ", "") == words.replace(" ", "")
