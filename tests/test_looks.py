"""What people who looked at the pictures found: each was wrong once."""

import subprocess
import sys
from pathlib import Path

import pytest

from cjmap.renderers.curve.drawing import HEIGHT, ZERO
from cjmap.renderers.curve.tags import INNER, tag_shift
from cjmap.view.curve.parts import Point
from cjmap.view.grid.parts import GridView
from cjmap.view.views import ViewName
from tests.sheets import lines_of, view_of, view_of_map

EXAMPLES = Path(__file__).parent.parent / "examples"
BACK = {
    "cjmap": 1,
    "title": "T",
    "language": "en",
    "stages": [{"name": "A", "touchpoints": [{"name": "X", "moment_of_truth": True}]}, {"name": "B", "next": "a"}],
}


def cjmap(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cjmap", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_pages_of_a_printed_map_ring_the_lowest_points_of_the_whole_lines() -> None:
    from cjmap.renderers.html.tables import write_pages
    from cjmap.renderers.widths import column_widths

    view = view_of(EXAMPLES / "saas" / "acme.en.cjm.yaml")
    assert isinstance(view, GridView)
    assert view.curve is not None
    whole = {
        (line.persona, point.place)
        for line in view.curve.lines
        for point in line.points
        if isinstance(point, Point) and point.lowest
    }
    assert len(whole) == 3
    pages = write_pages(view, column_widths(view), 9)
    assert len(pages) > 1
    ringed = [
        (marker.line.persona, marker.point.place)
        for page in pages
        if page.drawing
        for marker in page.drawing.markers
        if marker.point.lowest
    ]
    assert sorted(ringed, key=str) == sorted(whole, key=str)


def test_a_way_back_is_called_so_in_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [A, {name: B, next: a}]\n", encoding="utf-8")
    said = lines_of(cjmap(tmp_path, "render", "a.cjm.yaml", "-f", "svg").stdout)
    assert "back to A" in said


@pytest.mark.parametrize(
    "view", [ViewName.MAP, ViewName.BLUEPRINT, ViewName.TIMELINE, ViewName.STORYBOARD, ViewName.FLOW]
)
def test_what_a_touchpoint_calls_a_moment_of_truth_is_one_in_every_view(view: ViewName) -> None:
    assert _truths(view_of_map(BACK, view)) >= 1


def _truths(part: object) -> int:
    """Return how many heads and cards of a view are moments of truth."""
    if isinstance(part, tuple):
        return sum(map(_truths, part))
    fields = getattr(part, "__struct_fields__", ())
    own = bool(getattr(part, "truth", False)) + bool(getattr(part, "moment_of_truth", ""))
    return own + sum(_truths(getattr(part, name)) for name in fields)


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("y", [number / 10 for number in range(25, 165)])
def test_labels_of_small_curves_stay_off_the_zero_line(y: float, above: bool) -> None:
    zero = (ZERO - y) * INNER / HEIGHT
    base = tag_shift(y, above)
    assert not base - 9 < zero < base + 2


def test_a_blueprint_of_what_customers_see_says_so() -> None:
    def lead(stage: str) -> str:
        view = view_of_map({**BACK, "stages": [{"name": "A", "actions": ["asks"], stage: ["x"]}]}, ViewName.BLUEPRINT)
        return str(getattr(view, "lead", ""))

    assert lead("frontstage") == "view.blueprint.lead-seen"
    assert lead("backstage") == "view.blueprint.lead"


def test_a_timeline_of_stages_counts_stages(tmp_path: Path) -> None:
    for stages, said in (("[{name: A, duration: 2 days}, B]", "1 of 2 stages"),
                         ("[{name: A, duration: 2 days, steps: [C]}, B]", "of 2 steps")):  # fmt: skip
        (tmp_path / "a.cjm.yaml").write_text(f"cjmap: 1\ntitle: T\nstages: {stages}\n", encoding="utf-8")
        for form in ("markdown", "svg", "html"):
            assert said in cjmap(tmp_path, "render", "a.cjm.yaml", "--view", "timeline", "-f", form).stdout


class TestFindings:
    MAP = "cjmap: 1\ntitle: T\nstages: [{name: A, pains: [Slow]}, B]\n"

    @pytest.mark.parametrize("view", ViewName)
    @pytest.mark.parametrize("form", ["markdown", "svg", "html", "json"])
    def test_stand_in_every_document_or_are_refused(self, tmp_path: Path, view: ViewName, form: str) -> None:
        (tmp_path / "a.cjm.yaml").write_text(self.MAP, encoding="utf-8")
        done = cjmap(tmp_path, "render", "a.cjm.yaml", "--findings", "--view", view, "-f", form)
        if (view, form) == (ViewName.FLOW, "svg"):
            assert (done.returncode, done.stdout) == (2, "")
            assert "has no place for them" in done.stderr
        else:
            assert done.returncode == 0
            assert "PAIN01" in done.stdout

    @pytest.mark.parametrize("form", ["mermaid", "dot"])
    def test_are_refused_where_there_is_no_place(self, tmp_path: Path, form: str) -> None:
        (tmp_path / "a.cjm.yaml").write_text(self.MAP, encoding="utf-8")
        done = cjmap(tmp_path, "render", "a.cjm.yaml", "--findings", "--view", "flow", "-f", form)
        assert done.returncode == 2
        assert done.stderr == f"cjmap: --findings: the {form} of the view `flow` has no place for them; html has\n"
