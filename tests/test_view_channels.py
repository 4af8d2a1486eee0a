"""The channels view: columns, rows, how it feels where, and what nobody uses."""

from cjmap.loader import load
from cjmap.view.channels import ChannelRow, ChannelsView, build_channels
from cjmap.view.registry import Registry


def view_of(stages: str, more: str = "", persona: str | None = None) -> ChannelsView:
    loaded = load(f"cjmap: 1\ntitle: T\n{more}stages:\n{stages}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_channels(Registry(loaded.outline, persona))


def names(view: ChannelsView) -> list[tuple[str, int]]:
    return [(column.name, column.count) for column in view.columns]


def row_of(view: ChannelsView) -> ChannelRow:
    ((row,),) = (group.rows for group in view.groups)
    return row


class TestColumns:
    def test_those_of_the_table_then_none(self) -> None:
        more = (
            "channels: {fax: Fax, web: {name: Website, kind: digital, owner: us}}\n"
            "personas: {a: {name: Ann, channels: [fax]}}\n"
        )
        view = view_of("  - {name: A, touchpoints: [{name: X, channels: [web]}, {name: Y}]}\n", more)
        assert names(view) == [("Fax", 0), ("Website", 1), ("", 1)]
        web = view.columns[1]
        assert (web.kind, web.owner, web.anchor) == ("digital", "us", "channels/web")
        assert [column.who for column in view.columns] == [(0,), (), ()]

    def test_without_a_table_those_that_are_named(self) -> None:
        more = "personas: {a: {name: Ann, channels: [Fax, Chat]}}\n"
        view = view_of("  - {name: A, touchpoints: [{name: X, channels: [Web, Chat]}]}\n", more)
        assert names(view) == [("Web", 1), ("Chat", 1), ("Fax", 0)]
        assert [column.anchor for column in view.columns] == ["", "", ""]
        assert [column.who for column in view.columns] == [(), (0,), (0,)]

    def test_one_channel_in_two_writings_is_one_column(self) -> None:
        stage = "  - {name: A, touchpoints: [{name: X, channels: [Live Chat]}, {name: Y, channels: [live  chat]}]}\n"
        assert names(view_of(stage)) == [("Live Chat", 2)]

    def test_a_touchpoint_called_like_a_channel_lives_on_it(self) -> None:
        assert names(view_of("  - {name: A, touchpoints: [Web]}\n", "channels: {w: Web}\n")) == [("Web", 1)]

    def test_no_channel_said_or_none_looked_for(self) -> None:
        stage = "  - {name: A, touchpoints: [X, {name: Y, channels: []}]}\n"
        assert names(view_of(stage)) == [("", 2)]

    def test_empty(self) -> None:
        assert view_of("  - {name: A}\n").columns == ()
        assert view_of("  []\n").groups == ()


class TestRows:
    def test_of_the_stage_then_of_its_steps(self) -> None:
        stage = "  - {name: A, touchpoints: [X], steps: [{name: B, touchpoints: [Y, {name: Z, handover: lost}]}]}\n"
        (group,) = view_of(stage).groups
        assert (group.number, group.name, group.anchor, group.absence) == ("1", "A", "stages/a", None)
        assert [(row.item.text, row.step, row.lost) for row in group.rows] == [
            ("X", "", False), ("Y", "B", False), ("Z", "B", True),
        ]  # fmt: skip

    def test_a_stage_without_touchpoints_says_whether_somebody_looked(self) -> None:
        stages = "  - {name: A}\n  - {name: B, touchpoints: []}\n  - {name: C, steps: [{name: D, touchpoints: []}]}\n"
        assert [group.absence is not None for group in view_of(stages).groups] == [False, True, True]

    def test_columns_are_in_order_and_once(self) -> None:
        more = "channels: {a: Alpha, b: {name: Beta, aliases: [Bee]}}\n"
        assert row_of(
            view_of("  - {name: A, touchpoints: [{name: X, channels: [Bee, Alpha, b]}]}\n", more)
        ).columns == (0, 1)


class TestMood:
    def test_of_the_touchpoint_itself(self) -> None:
        stage = "  - {name: A, emotions: [-2], touchpoints: [{name: X, emotions: [1]}]}\n"
        mood = row_of(view_of(stage)).mood
        assert mood is not None
        assert (mood.level, mood.lowest.score, mood.lowest.band, mood.highest) == ("touchpoint", "+1", 1, mood.lowest)

    def test_of_the_step_then_of_the_stage(self) -> None:
        step = "  - {{name: A, emotions: [-2], steps: [{{name: B, {said} touchpoints: [X]}}]}}\n"
        moods = [row_of(view_of(step.format(said=said))).mood for said in ("emotions: [0],", "")]
        assert [mood and (mood.level, mood.lowest.score) for mood in moods] == [("step", "0"), ("stage", "−2")]

    def test_unknown(self) -> None:
        assert row_of(view_of("  - {name: A, touchpoints: [X]}\n")).mood is None

    def test_worst_and_best_of_those_who_come(self) -> None:
        more = "personas: {a: Ann, b: Bob, c: Cid}\n"
        feels = "[{score: -1, for: a}, {score: 2, for: b}, {score: -2, for: c}]"
        stage = f"  - {{name: A, emotions: {feels}, touchpoints: [{{name: X, for: [a, b]}}]}}\n"
        mood = row_of(view_of(stage, more)).mood
        assert mood is not None
        assert (mood.lowest.score, mood.highest.score) == ("−1", "+2")
        alone = row_of(view_of(stage, more, "b")).mood
        assert alone is not None
        assert (alone.lowest.score, alone.highest.score) == ("+2", "+2")

    def test_on_the_scale_of_the_author(self) -> None:
        mood = row_of(
            view_of("  - {name: A, touchpoints: [{name: X, emotions: [4]}]}\n", "emotion_scale: [1, 5]\n")
        ).mood
        assert mood is not None
        assert (mood.lowest.unit, mood.lowest.score, mood.lowest.band) == (0.5, "4", 1)


class TestPersona:
    def test_only_their_touchpoints_and_preferences(self) -> None:
        more = "personas: {a: {name: Ann, channels: [Phone]}, b: {name: Bob, channels: [Phone, Fax]}}\n"
        stage = "  - {name: A, touchpoints: [{name: X, for: a, channels: [Web]}, {name: Y, for: b, channels: [Web]}]}\n"
        view = view_of(stage, more, "a")
        assert [(row.item.text, row.item.who) for row in view.groups[0].rows] == [("X", ())]
        assert [(column.name, column.count, column.who) for column in view.columns] == [
            ("Web", 1, ()),
            ("Phone", 0, (0,)),
        ]
