"""How far a map is: the questions that it answers, and when its next review is."""

from pathlib import Path

import pytest

from cjmap.cli.standing import find_standing
from cjmap.loader import load
from cjmap.settings import find_settings
from cjmap.view.around import Standing

MAP = "cjmap: 1\ntitle: T\nlanguage: en\nreviewed: 2026-08-31\nstages: [Awareness]\n"


def standing(folder: Path, text: str, settings: str = "", file: str = "maps/a.cjm.yaml") -> Standing:
    (folder / "cjmap.toml").write_text(settings)
    outline = load(text, file).outline
    assert outline is not None
    return find_standing(outline, find_settings(folder), file)


def test_questions_are_counted_and_more_of_them_answered_when_more_is_said(tmp_path: Path) -> None:
    before, after = standing(tmp_path, MAP), standing(tmp_path, MAP + "scenario: Finds out\n")
    assert 0 < before.answered < before.asked
    assert after.answered == before.answered + 1


@pytest.mark.parametrize(
    ("settings", "day"),
    [
        ("", "30 Nov 2026"),
        ("rules.EVI03.every = 1\n", "30 Sep 2026"),
        ("rules.EVI03.every = 12\n", "31 Aug 2027"),
        ("rules.EVI03.evry = 12\n", ""),
    ],
)
def test_the_next_review_is_as_far_as_lint_lets_it_be(tmp_path: Path, settings: str, day: str) -> None:
    assert standing(tmp_path, MAP, settings).next_review == day


def test_a_map_that_nobody_reminds_of_reviews_has_no_next_one(tmp_path: Path) -> None:
    settings = '[per-file-ignores]\n"maps/*" = ["EVI"]\n'
    assert standing(tmp_path, MAP, settings).next_review == ""
    assert standing(tmp_path, MAP, settings, "other.cjm.yaml").next_review == "30 Nov 2026"


def test_a_map_that_nobody_reviewed_has_no_next_review(tmp_path: Path) -> None:
    assert standing(tmp_path, MAP.replace("reviewed: 2026-08-31\n", "")).next_review == ""
