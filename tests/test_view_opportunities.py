"""The opportunities view: what is ranked how, what stands where in the matrix, which pains nobody answers."""

import pytest

from cjmap.loader import load
from cjmap.view.opportunities import Idea, OpportunitiesView, build_opportunities
from cjmap.view.registry import Registry


def view_of(stages: str, more: str = "", persona: str | None = None) -> OpportunitiesView:
    loaded = load(f"cjmap: 1\ntitle: T\n{more}stages:\n{stages}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_opportunities(Registry(loaded.outline, persona))


def of_ideas(ideas: str, pains: str = "[]") -> OpportunitiesView:
    return view_of(f"  - name: A\n    pains: {pains}\n    opportunities: [{ideas}]\n")


def ranks(view: OpportunitiesView) -> list[tuple[int | None, str]]:
    return [(idea.rank, idea.item.text) for idea in view.ideas]


class TestRank:
    def test_impact_over_effort(self) -> None:
        view = of_ideas(
            "{text: X, impact: 5, effort: 5}, {text: Y, impact: 3, effort: 1}, {text: Z, impact: 4, effort: 2}"
        )
        assert ranks(view) == [(1, "Y"), (2, "Z"), (3, "X")]

    def test_ties_go_to_the_severer_pain_then_to_the_first(self) -> None:
        ideas = (
            "{text: X, impact: 2, effort: 1, addresses: []}, {text: Y, impact: 4, effort: 2, addresses: mild},"
            "{text: Z, impact: 2, effort: 1, addresses: bad}, {text: V, impact: 4, effort: 2, addresses: mild}"
        )
        pains = "[{id: mild, text: M, severity: 2}, {id: bad, text: B, severity: 5}]"
        assert ranks(of_ideas(ideas, pains)) == [(1, "Z"), (2, "Y"), (3, "V"), (4, "X")]

    def test_a_tie_of_thirds_is_a_tie(self) -> None:
        ideas = "{text: X, impact: 1, effort: 3, addresses: []}, {text: Y, impact: 1, effort: 3, addresses: p}"
        assert ranks(of_ideas(ideas, "[{id: p, text: P, severity: 1}]")) == [(1, "Y"), (2, "X")]

    def test_unrated_then_settled_come_last_and_have_no_rank(self) -> None:
        ideas = (
            "{text: Done, impact: 5, effort: 1, status: done}, {text: No, impact: 5, effort: 1, status: rejected},"
            "{text: Half, impact: 5}, Bare, {text: Poor, impact: 1, effort: 5}"
        )
        view = of_ideas(ideas)
        assert ranks(view) == [(1, "Poor"), (None, "Half"), (None, "Bare"), (None, "Done"), (None, "No")]
        assert [view.ideas[place].item.text for place in view.unrated] == ["Half", "Bare"]

    def test_none(self) -> None:
        view = view_of("  - {name: A}\n")
        assert (view.ideas, view.unrated, view.unanswered, view.pains) == ((), (), (), 0)


class TestMatrix:
    def test_rows_fall_and_fields_rise(self) -> None:
        matrix = of_ideas("X").matrix
        assert [row[0].impact for row in matrix] == [5, 4, 3, 2, 1]
        assert [field.effort for field in matrix[0]] == [1, 2, 3, 4, 5]

    def test_corners_leave_out_the_middle(self) -> None:
        corners = {(field.impact, field.effort): field.corner for row in of_ideas("X").matrix for field in row}
        assert {place for place, corner in corners.items() if not corner} == {place for place in corners if 3 in place}
        named = [corners[place] for place in ((4, 2), (5, 4), (2, 1), (1, 5))]
        assert named == ["quick-wins", "big-bets", "fill-ins", "think-twice"]

    def test_every_rated_idea_stands_in_its_field_also_a_rejected_one(self) -> None:
        view = of_ideas("{text: X, impact: 4, effort: 2}, {text: Y, impact: 4, effort: 2, status: rejected}, Z")
        found = {
            (field.impact, field.effort): [view.ideas[place].item.text for place in field.ideas]
            for row in view.matrix
            for field in row
            if field.ideas
        }
        assert found == {(4, 2): ["X", "Y"]}


class TestIdea:
    @pytest.fixture
    def idea(self) -> Idea:
        experiment = "{hypothesis: H, metric: M, before: 31%, after: 38%, start: 2026-09-01}"
        said = f"{{text: X, owner: us, by: 2027-01-31, status: testing, experiment: {experiment}}}"
        touchpoint = f"{{name: Form, pains: [P], opportunities: [{said}]}}"
        (idea,) = view_of(f"  - {{name: A, steps: [{{name: B, touchpoints: [{touchpoint}]}}]}}\n").ideas
        return idea

    def test_tells_place_owner_due_and_result(self, idea: Idea) -> None:
        assert (idea.place, idea.item.at, idea.anchor) == ("B", "Form", "stages/a/steps/b/touchpoints/form")
        assert (idea.owner, idea.due, idea.before, idea.after) == ("us", "31 Jan 2027", "31%", "38%")

    def test_the_other_facts_stay_with_the_item(self, idea: Idea) -> None:
        labels = [fact.label for fact in idea.item.facts]
        assert labels == ["opportunity.hypothesis", "header.metric", "opportunity.experiment"]

    def test_answers_the_pains_beside_it(self, idea: Idea) -> None:
        assert [(pain.mark, pain.text) for pain in idea.pains] == [("P1", "P")]

    def test_of_the_whole_journey_has_no_place(self) -> None:
        (idea,) = view_of("  - {name: A}\n", "opportunities: X\n").ideas
        assert (idea.place, idea.anchor, idea.item.mark) == ("", "", "O1")


class TestUnanswered:
    def test_the_severest_first_and_unrated_last(self) -> None:
        pains = "[{text: Mild, severity: 1}, Bare, {text: Bad, severity: 5}]"
        view = of_ideas("", pains)
        assert [(pain.item.text, pain.place) for pain in view.unanswered] == [
            ("Bad", "A"),
            ("Mild", "A"),
            ("Bare", "A"),
        ]
        assert view.pains == 3

    @pytest.mark.parametrize(
        ("idea", "left"), [("Fix it", []), ("{text: Fix it, status: rejected}", ["Slow answers"]), ("{text: Fix it, addresses: []}", ["Slow answers"])]
    )  # fmt: skip
    def test_a_rejected_idea_and_one_for_other_pains_answer_nothing(self, idea: str, left: list[str]) -> None:
        view = of_ideas(idea, "[Slow answers]")
        assert [pain.item.text for pain in view.unanswered] == left

    def test_what_an_idea_is_shown_to_answer_is_never_unanswered(self) -> None:
        view = of_ideas("Y", "[X]")
        assert [pain.text for pain in view.ideas[0].pains] == ["X"]
        assert view.unanswered == ()

    def test_a_pain_of_the_step_is_in_reach_of_its_stage(self) -> None:
        stage = "  - {name: A, opportunities: [Answer sooner], steps: [{name: B, pains: [Slow answers]}]}\n"
        assert view_of(stage).unanswered == ()


class TestPersona:
    MORE = "personas: {a: Ann, b: Bob}\n"
    STAGES = "  - {name: A, pains: [Slow answers, {text: Loud music, for: b}], opportunities: [{text: Answer sooner, for: a}]}\n"

    def test_only_what_holds_for_them(self) -> None:
        view = view_of(self.STAGES, self.MORE, "b")
        assert view.ideas == ()
        assert [(pain.item.text, pain.item.who) for pain in view.unanswered] == [
            ("Slow answers", ()),
            ("Loud music", ()),
        ]

    def test_ideas_answer_the_pains_that_are_shown(self) -> None:
        view = view_of(self.STAGES, self.MORE, "a")
        assert [[pain.text for pain in idea.pains] for idea in view.ideas] == [["Slow answers"]]
        assert view.unanswered == ()
        assert view.pains == 1
