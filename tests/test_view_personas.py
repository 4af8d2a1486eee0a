"""The personas view: a card for each persona, with a curve of their own over the columns of all."""

from cjmap.loader import load
from cjmap.view.curve.parts import Hole, Point
from cjmap.view.personas import PersonasView, build_personas
from cjmap.view.registry import Registry

PEOPLE = "personas: {a: Ann, b: Bob}\n"


def view_of(stages: str, more: str = PEOPLE, persona: str | None = None) -> PersonasView:
    loaded = load(f"cjmap: 1\ntitle: T\n{more}stages:\n{stages}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_personas(Registry(loaded.outline, persona))


def test_each_has_a_curve_over_the_columns_of_all() -> None:
    stages = "  - {name: A, emotions: [1]}\n  - {name: B, for: b, emotions: [-2]}\n  - {name: C, emotions: [{score: 2, for: a}]}\n"
    view = view_of(stages)
    assert view.columns == 3
    lines = [
        [(type(at), at.start) for line in card.curve.lines for at in line.points] for card in view.cards if card.curve
    ]
    assert lines == [[(Point, 0), (Point, 2)], [(Point, 0), (Point, 1), (Hole, 2)]]
    assert [card.curve.lines[0].persona for card in view.cards if card.curve] == [0, 1]


def test_personas_who_feel_alike_have_a_curve_each() -> None:
    assert [card.curve is not None for card in view_of("  - {name: A, emotions: [1]}\n").cards] == [True, True]


def test_lowest_and_highest_are_the_first_of_equals() -> None:
    stages = "".join(
        f"  - {{name: S{number}, emotions: [{score}]}}\n" for number, score in enumerate((1, -1, -1, 1, 0))
    )
    card = view_of(stages).cards[0]
    assert card.lowest is not None
    assert card.highest is not None
    assert (card.lowest.place, card.highest.place) == ("S1", "S0")


def test_a_flat_curve_has_neither_lowest_nor_highest() -> None:
    card = view_of("  - {name: A, emotions: [1]}\n  - {name: B, emotions: [1]}\n").cards[0]
    assert card.curve is not None
    assert (card.lowest, card.highest) == (None, None)


def test_without_feelings_there_is_no_curve() -> None:
    assert [(card.persona, card.curve) for card in view_of("  - {name: A}\n").cards] == [(0, None), (1, None)]


def test_one_persona_alone() -> None:
    view = view_of("  - {name: A, for: a, emotions: [1]}\n  - {name: B, emotions: [2]}\n", persona="b")
    assert [(card.persona, view.frame.personas[card.persona].name) for card in view.cards] == [(1, "Bob")]
    assert [stage.name for stage in view.stages] == ["B"]


def test_without_personas_there_are_no_cards() -> None:
    assert view_of("  - {name: A, emotions: [1]}\n", "").cards == ()
