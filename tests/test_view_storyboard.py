"""The storyboard view: a panel for each step, and what is in it."""

from textwrap import dedent

from cjmap.loader import load
from cjmap.view.registry import Registry
from cjmap.view.storyboard import Panel, StoryboardView, build_storyboard


def storyboard_of(stages: str, head: str = "", persona: str | None = None) -> StoryboardView:
    body = "\n".join(f"  {line}" for line in dedent(stages).strip().splitlines())
    loaded = load(f"cjmap: 1\ntitle: T\n{dedent(head)}\nstages:\n{body}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_storyboard(Registry(loaded.outline, persona))


def panels(view: StoryboardView) -> list[Panel]:
    return [panel for scene in view.scenes for panel in scene.panels]


class TestPanels:
    def test_one_a_step_or_stage_without_steps(self) -> None:
        view = storyboard_of("- {name: A, steps: [One, Two]}\n- B")
        assert [[panel.head.number for panel in scene.panels] for scene in view.scenes] == [["1.1", "1.2"], ["2"]]
        assert [panel.unknown for panel in panels(view)] == [True, True, True]

    def test_what_is_told_of_a_stage_has_a_panel_before_its_steps(self) -> None:
        view = storyboard_of("- {name: A, quotes: [Oh], steps: [One]}\n- {name: B, pains: [slow], steps: [Two]}")
        assert [panel.head.number for panel in panels(view)] == ["1", "1.1", "2.1"]

    def test_say_what_is_done_said_thought_and_felt(self) -> None:
        (panel,) = panels(
            storyboard_of(
                """
                - name: A
                  image: a.png
                  actions: [asks]
                  quotes: [{text: Oh, for: [b]}]
                  thoughts: [Hm]
                  emotions: [{feeling: calm, score: 1}]
                  moment_of_truth: true
                  touchpoints: [{name: Desk, actions: [signs]}]
                """,
                "personas: {a: Anna, b: Ben}",
            )
        )
        assert (panel.image, panel.head.truth, panel.unknown) == ("a.png", True, False)
        assert [(item.role, item.text, item.at) for item in panel.actions] == [
            ("saying", "asks", ""),
            ("saying", "signs", "Desk"),
        ]
        assert [(item.role, item.who) for item in (*panel.quotes, *panel.thoughts)] == [
            ("quote", (1,)),
            ("thought", ()),
        ]
        assert [(item.text, item.score, item.band) for item in panel.feelings] == [("calm", "+1", 1)]

    def test_somebody_looked_and_found_nothing(self) -> None:
        (panel,) = panels(storyboard_of("- {name: A, actions: []}"))
        assert (panel.unknown, panel.actions) == (False, ())

    def test_moments_of_truth_of_touchpoints(self) -> None:
        (panel,) = panels(storyboard_of("- {name: A, touchpoints: [{name: X, moment_of_truth: true, image: x.png}]}"))
        assert (panel.head.truth, panel.image) == (True, "x.png")

    def test_for_one_persona_alone(self) -> None:
        stages = """
            - name: A
              image: a.png
              actions: [asks, {text: runs, for: [a]}]
              per_persona: {b: {image: b.png, quotes: [Oh]}, a: {quotes: [Ah]}}
            - {name: B, for: [a]}
            """
        (panel,) = panels(storyboard_of(stages, "personas: {a: Anna, b: Ben}", "b"))
        assert panel.image == "b.png"
        assert [(item.text, item.who) for item in (*panel.actions, *panel.quotes)] == [("asks", ()), ("Oh", ())]

    def test_an_empty_map(self) -> None:
        loaded = load("cjmap: 1\ntitle: T\nstages: []", "t.cjm.yaml")
        assert loaded.outline is not None
        assert build_storyboard(Registry(loaded.outline)).scenes == ()
