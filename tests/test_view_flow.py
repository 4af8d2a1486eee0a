"""The flow view: cards, rows, lines and pills before anybody draws them."""

from textwrap import dedent

import pytest

from cjmap.loader import load
from cjmap.view.flow.flow import build_flow
from cjmap.view.flow.parts import Card, FlowView, Line, Marker, Pill
from cjmap.view.options import Options
from cjmap.view.registry import Registry


def flow_of(stages: str, head: str = "", persona: str | None = None, portrait: bool = False) -> FlowView:
    body = "\n".join(f"  {line}" for line in dedent(stages).strip().splitlines())
    loaded = load(f"cjmap: 1\ntitle: T\n{dedent(head)}\nstages:\n{body}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_flow(Registry(loaded.outline, persona), Options(portrait=portrait))


def cards(view: FlowView) -> list[Card]:
    return [card for row in view.rows for group in row.groups for card in group.cards]


def lines(view: FlowView, *kinds: str) -> list[Line]:
    return [line for line in view.lines if line.kind in (kinds or ("route", "loop", "skip"))]


def said(view: FlowView, *kinds: str) -> list[str]:
    """Return lines as `1.1>1.2`, with the numbers of cards and the texts of pills."""
    names = {card.id: card.number for card in cards(view)}
    names |= {pill.id: f"({pill.text})" for row in view.rows for pill in row.pills}
    names |= {row.first.id: f"({row.first.text})" for row in view.rows if isinstance(row.first, Pill)}
    names |= {row.end.id: "end" for row in view.rows if row.end}
    signs = {"route": ">", "loop": "<", "skip": "~"}
    return [f"{names[line.source]}{signs[line.kind]}{names[line.target]}" for line in lines(view, *kinds)]


def long_stage(name: str, count: int, **last: str) -> str:
    steps = [f"{{name: {name}{number}}}" for number in range(1, count + 1)]
    if last:
        steps[-1] = f"{{name: {name}{count}, " + ", ".join(f"{key}: {value}" for key, value in last.items()) + "}"
    return f"- {{name: {name.upper()}, steps: [{', '.join(steps)}]}}"


class TestCards:
    """What a card says."""

    def test_number_name_and_ids(self) -> None:
        found = cards(flow_of("- {name: A, steps: [a1, a2]}\n- B"))
        assert [(card.id, card.number, card.name, card.is_stage) for card in found] == [
            ("n0", "1.1", "a1", False),
            ("n1", "1.2", "a2", False),
            ("n2", "2", "B", True),
        ]

    def test_numbers_are_the_same_for_every_persona(self) -> None:
        stages = "- {name: A, steps: [{name: a1, for: p}, a2]}\n- {name: B, for: p}\n- C"
        view = flow_of(stages, "personas: {p: P, q: The Q}", "q")
        assert [card.number for card in cards(view)] == ["1.2", "3"]
        assert view.title == "T · The Q"

    def test_touchpoints_with_their_channels_by_name(self) -> None:
        head = "channels: {web: {name: Website, aliases: [site]}, mail: {}}"
        stages = """
            - name: A
              touchpoints: [{name: Form, channels: [site, mail]}, Site, {channels: web}, {name: Nothing, channels: []}]
        """
        found = cards(flow_of(stages, head))[0].meetings
        assert [(meeting.name, meeting.channels) for meeting in found] == [
            ("Form", "Website, mail"),
            ("Site", "Website"),
            ("Website", ""),
            ("Nothing", ""),
        ]

    @pytest.mark.parametrize(
        ("touchpoint", "shown"),
        [
            ("{name: Desk, channels: desk}", ("Desk", "")),
            ("{name: DESK, channels: [desk, mail]}", ("Desk, mail", "")),
            ("{name: Airport desk, channels: desk}", ("Airport desk", "Desk")),
            ("{name: A, channels: mail}", ("mail", "")),
            ("{name: A}", ("A", "")),
        ],
    )
    def test_a_touchpoint_called_like_its_channel_or_step_is_said_once(
        self, touchpoint: str, shown: tuple[str, str]
    ) -> None:
        view = flow_of(f"- {{name: A, touchpoints: [{touchpoint}]}}", "channels: {desk: Desk, mail: {}}")
        (meeting,) = cards(view)[0].meetings
        assert (meeting.name, meeting.channels) == shown

    def test_touchpoints_and_pains_of_one_persona(self) -> None:
        stages = """
            - name: A
              pains: [x, {text: y, for: p}]
              per_persona: {p: {pains: z}, q: {pains: [u, v]}}
              touchpoints: [{name: t, for: p, pains: w}, s]
        """
        head = "personas: {p: P, q: Q}"
        everybody, of_p, of_q = (cards(flow_of(stages, head, who))[0] for who in (None, "p", "q"))
        assert [card.pains for card in (everybody, of_p, of_q)] == ["pains: 6", "pains: 4", "pains: 3"]
        assert [len(card.meetings) for card in (everybody, of_p, of_q)] == [2, 2, 1]

    @pytest.mark.parametrize(
        ("emotions", "band", "score", "words"),
        [
            ("[-2]", -2, "−2", ()),
            ("[{feeling: torn, score: 0}]", 0, "0", ("torn",)),
            ("[{feeling: torn, score: 1}, happy]", 1, "+1", ("torn",)),
            ("[1, 2]", 2, "+1.5", ()),
            ("[-1, 0]", -1, "−0.5", ()),
            ("[-0.4]", 0, "−0.4", ()),
            ("[1, 1, -1]", 0, "+0.33", ()),
        ],
    )
    def test_mood(self, emotions: str, band: int, score: str, words: tuple[str, ...]) -> None:
        mood = cards(flow_of(f"- {{name: A, emotions: {emotions}}}"))[0].mood
        assert mood is not None
        assert (mood.band, mood.score, mood.words) == (band, score, words)

    def test_mood_on_the_scale_and_in_the_language_of_the_author(self) -> None:
        head = "language: nl\nemotion_scale: [1, 5]"
        mood = cards(flow_of("- {name: A, emotions: [2, 1]}", head))[0].mood
        assert mood is not None
        assert (mood.band, mood.score) == (-2, "1,5")

    def test_mood_from_the_lexicon_and_from_touchpoints(self) -> None:
        happy = cards(flow_of("- {name: A, emotions: [happy, zzz]}"))[0].mood
        assert happy is not None
        assert happy.words == ("happy",)
        assert happy.band > 0
        assert cards(flow_of("- {name: A, emotions: [zzz]}"))[0].mood is None
        below = cards(flow_of("- {name: A, touchpoints: [{name: t, emotions: -2}, {name: s, emotions: [0]}]}"))[0].mood
        assert below is not None
        assert below.score == "−1"

    def test_mood_of_everybody_is_the_mean_of_the_personas(self) -> None:
        head = "personas: {p: P, q: Q}"
        stages = "- {name: A, emotions: [{score: 2, for: p}, {score: 1.5, for: p}], per_persona: {q: {emotions: -1}}}"
        moods = [cards(flow_of(stages, head, who))[0].mood for who in (None, "p", "q")]
        assert [mood and mood.score for mood in moods] == ["+0.38", "+1.75", "−1"]

    def test_marks(self) -> None:
        stages = "- {name: A, optional: true, moment_of_truth: true, per_persona: {}}\n- {name: B, exits: gone}"
        first, second = cards(flow_of(stages))
        assert (first.moment_of_truth, first.optional) == ("moment of truth", "optional")
        assert (second.moment_of_truth, second.optional, second.pains, second.mood) == ("", "", "", None)

    def test_ways_out(self) -> None:
        way, vague = cards(flow_of("- {name: A, exits: [{text: too dear, share: 12.5%}, {text: gone}]}"))[0].leaving
        assert (way.label, way.share, way.reason) == ("12.5% leave", 0.125, "too dear")
        assert (vague.label, vague.share, vague.reason) == ("", None, "gone")


class TestRows:
    """Which stages share a row."""

    def rows(self, stages: str) -> list[list[str | None]]:
        return [[group.title for group in row.groups] for row in flow_of(stages).rows]

    def test_seven_steps_fit_in_one(self) -> None:
        assert self.rows(long_stage("a", 4) + "\n" + long_stage("b", 3)) == [["1 A", "2 B"]]

    def test_stages_without_steps_have_no_frame(self) -> None:
        assert self.rows("- A\n- B") == [[None, None]]

    def test_eight_wrap(self) -> None:
        assert self.rows("\n".join(long_stage(name, 2) for name in "abcd")) == [["1 A", "2 B"], ["3 C", "4 D"]]

    def test_a_last_stage_of_one_step_still_joins(self) -> None:
        stages = [long_stage("a", 5), long_stage("b", 1), long_stage("c", 5)]
        assert self.rows("\n".join(stages)) == [["1 A", "2 B"], ["3 C"]]

    def test_a_stage_that_is_too_long_is_cut_into_equal_parts(self) -> None:
        view = flow_of(long_stage("a", 12))
        assert [[group.title for group in row.groups] for row in view.rows] == [
            ["1 A (1/3)"],
            ["1 A (2/3)"],
            ["1 A (3/3)"],
        ]
        assert [len(row.groups[0].cards) for row in view.rows] == [4, 4, 4]

    def test_parallel_steps_need_one_place(self) -> None:
        stages = "- {name: A, steps: [{name: a1, next: [a2, a3, a4, a5, a6, a7, a8, a9]}"
        stages += "".join(f", {{name: a{number}, next: end}}" for number in range(2, 10)) + "]}"
        assert self.rows(stages) == [["1 A"]]

    def test_a_map_without_anything_for_a_persona_is_empty(self) -> None:
        view = flow_of("- {name: A, for: p}", "personas: {p: P, q: Q}", "q")
        assert view.rows == ()
        assert view.lines == ()


class TestLines:
    """Which lines are drawn, and where they end."""

    def test_in_one_row_every_way_is_a_line(self) -> None:
        stages = "- {name: A, steps: [a1, {name: a2, next: [a1, a2, B]}]}\n- B"
        view = flow_of(stages)
        assert said(view) == ["1.1>1.2", "1.2<1.1", "1.2<1.2", "1.2>2", "2>end"]
        assert [line.back for line in lines(view)] == [False, True, True, False, False]

    def test_a_way_to_another_row_ends_in_a_pill(self) -> None:
        stages = [
            long_stage("a", 5, next="[b1, {to: b2, when: it rains, share: 20%}]"),
            long_stage("b", 4, next="[a2, end]"),
        ]
        view = flow_of("\n".join(stages))
        assert said(view)[4:6] == ["1.5>(→ 2.1)", "1.5>(→ 2.2 b2)"]
        assert said(view)[-2:] == ["2.4>(← 1.2 a2)", "2.4>end"]
        first, second = view.rows
        assert isinstance(first.first, Marker)
        assert first.first.kind == "start"
        assert isinstance(second.first, Pill)
        assert second.first.text == "1.5 →"
        assert [pill.target for pill in first.pills] == ["n5", "n6"]
        assert {card.number: card.arrivals for card in cards(view) if card.arrivals} == {
            "1.2": ("2.4",),
            "2.2": ("1.5",),
        }
        assert first.end is None
        assert second.end is not None

    def test_a_row_that_nobody_comes_to_begins_with_nothing(self) -> None:
        view = flow_of(long_stage("a", 5, next="end") + "\n" + long_stage("b", 5))
        assert isinstance(view.rows[1].first, Marker)
        assert view.rows[1].first.kind == "hidden"
        assert all(row.end for row in view.rows)

    def test_of_a_run_of_skips_the_nearest_and_the_farthest_are_drawn(self) -> None:
        stages = "- {name: A, steps: [a1, {name: a2, optional: true}, {name: a3, optional: true}"
        stages += ", {name: a4, optional: true}, a5]}"
        assert said(flow_of(stages), "skip") == ["1.1~1.3", "1.1~1.5", "1.2~1.4", "1.2~1.5", "1.3~1.5"]

    def test_a_skip_at_the_beginning_of_a_row_starts_at_its_pill(self) -> None:
        stages = (
            long_stage("a", 5)
            + "\n- {name: B, steps: [{name: b1, optional: true}, {name: b2, optional: true}, b3, b4]}"
        )
        view = flow_of(stages)
        assert said(view, "skip") == ["2.1~2.3", "(1.5 →)~2.2", "(1.5 →)~2.3"]
        assert not any(card.arrivals for card in cards(view))

    def test_a_skip_over_the_end_of_a_row_leads_to_its_pill(self) -> None:
        view = flow_of(long_stage("a", 5, optional="true") + "\n" + long_stage("b", 4))
        assert said(view, "skip") == ["1.4~(→ 2.1)"]
        assert isinstance(view.rows[1].first, Pill)
        assert view.rows[1].first.text == "1.5 →"

    def test_a_row_that_is_only_skipped_to_says_from_where(self) -> None:
        view = flow_of(long_stage("a", 5, optional="true", next="[]") + "\n" + long_stage("b", 4))
        assert said(view, "skip") == ["1.4~(→ 2.1)"]
        assert isinstance(view.rows[1].first, Pill)
        assert view.rows[1].first.text == "1.4 →"

    def test_a_step_that_only_a_skip_not_drawn_leads_to_keeps_its_order(self) -> None:
        optional = ", ".join(f"{{name: a{number}, optional: true, next: []}}" for number in (2, 3, 4))
        view = flow_of(f"- {{name: A, steps: [{{name: a1, optional: true}}, {optional}]}}")
        led_to = {line.target for line in lines(view, "route", "skip", "order")}
        assert led_to >= {"n1", "n2", "n3"}

    def test_past_a_detour_one_goes_on(self) -> None:
        stages = (
            "- {name: A, steps: [a1, {name: a2, optional: true, next: a1}, {name: a3, optional: true, exits: x}]}\n- B"
        )
        view = flow_of(stages.replace("exits: x", "exits: x, next: []"))
        assert "1.1~1.3" in said(view, "skip")
        assert "1.1~2" in said(view, "skip")

    def test_steps_that_no_line_connects_keep_their_order(self) -> None:
        view = flow_of("- {name: A, steps: [{name: a1, next: end}, a2]}\n- {name: B, steps: [b1]}")
        assert [(line.source, line.target) for line in lines(view, "order")] == [("n0", "n1")]
        view = flow_of("- {name: A, steps: [{name: a1, next: [a2, a3]}, {name: a2, next: end}, a3]}\n- B")
        assert [(line.source, line.target) for line in lines(view, "order")] == [("n1", "n3")]

    def test_shares(self) -> None:
        stages = """
            - name: A
              steps:
                - {name: a1, next: [{to: a2, share: 22%}, a3], exits: [{text: x, share: 9%}]}
                - a2
                - {name: a3, exits: [gone]}
                - {name: a4, exits: [{text: x, share: 6%}]}
                - {name: a5, next: [a6, end]}
                - {name: a6, next: [{to: end, share: 100%}, a1]}
        """
        found = {(line.source, line.target): (line.share, line.label) for line in lines(flow_of(stages))}
        assert found == {
            ("n0", "n1"): (0.22, "22%"),
            ("n0", "n2"): (0.69, "69%"),
            ("n1", "n2"): (1.0, ""),
            ("n2", "n3"): (None, ""),
            ("n3", "n4"): (0.94, ""),
            ("n4", "n5"): (None, ""),
            ("n4", "z0"): (None, ""),
            ("n5", "z0"): (1.0, "100%"),
            ("n5", "n0"): (None, ""),
        }

    @pytest.mark.parametrize(
        ("share", "language", "said", "rest"),
        [
            ("20%", "en", "20%", "80%"),
            ("20.0 %", "fr", "20.0\u00a0%", "80\u00a0%"),
            ("12,5%", "nl", "12,5%", "87,5%"),
            ("30％", "ja", "30％", "70％"),
            ("3 of 12", "en", "3\u00a0of\u00a012", "75%"),
        ],
    )
    def test_shares_are_written_like_the_author_does(self, share: str, language: str, said: str, rest: str) -> None:
        way = f"{{to: B, share: '{share}'}}"
        stages = f"- {{name: A, next: [{way}, end]}}\n- {{name: B, exits: [{{text: x, share: '{share}'}}]}}"
        view = flow_of(stages, f"language: {language}")
        assert [line.label for line in lines(view)] == [said, rest, ""]
        assert said in cards(view)[1].leaving[0].label

    def test_titles_say_all(self) -> None:
        stages = "- {name: A, next: [{to: B, when: it rains, share: 20%, for: [q]}, end]}\n- B"
        view = flow_of(stages, "personas: {p: P, q: Queen}")
        assert [line.title for line in lines(view)] == [
            "1 A → 2 B, it rains, Queen, 20%",
            "1 A → end, 80%",
            "2 B → end",
        ]
        assert lines(view)[0].who == "Queen"

    def test_ways_in(self) -> None:
        stages = "- {name: A, entry: true, steps: [a1, {name: a2, entry: true}]}\n- {name: B, entry: true}"
        view = flow_of(stages)
        assert [entry.id for entry in view.rows[0].groups[0].entries] == ["en1"]
        assert [entry.id for entry in view.rows[0].entries] == ["en2"]
        assert [(line.source, line.target) for line in lines(view, "begin", "entry")] == [
            ("m0", "n0"),
            ("en2", "n2"),
            ("en1", "n1"),
        ]


class TestPortrait:
    """From top to bottom there is one row, however long."""

    def test_has_every_stage_whole_and_no_pills(self) -> None:
        view = flow_of(long_stage("a", 12, next="[b1, a3]") + "\n" + long_stage("b", 9), portrait=True)
        assert [[group.title for group in row.groups] for row in view.rows] == [["1 A", "2 B"]]
        assert not view.rows[0].pills
        assert {"1.12>2.1", "1.12<1.3"} <= set(said(view))


class TestLegend:
    """Only what occurs is explained."""

    def test_of_a_plain_map(self) -> None:
        assert [entry.sign for entry in flow_of("- A\n- B").legend] == ["start", "end"]

    def test_of_a_map_with_everything(self) -> None:
        stages = [
            long_stage("a", 5, next="[{to: b1, share: 50%}, end]", exits="x", entry="true"),
            long_stage("b", 4, optional="true", moment_of_truth="true"),
        ]
        legend = flow_of("\n".join(stages)).legend
        signs = ["start", "entry", "end", "truth", "leaving", "pill", "width", "skip"]
        assert [entry.sign for entry in legend] == signs
        assert (legend[5].mark, legend[5].text) == ("→ 2.1", "goes on at step 2.1")

    def test_is_in_the_language_of_the_map(self) -> None:
        assert [entry.text for entry in flow_of("- A", "language: zh").legend] == ["开始", "结束"]


def test_the_view_is_plain_frozen_data() -> None:
    stages = "- {name: A, steps: [a1, a2]}"
    assert flow_of(stages) == flow_of(stages)
    assert hash(flow_of(stages)) == hash(flow_of(stages))
