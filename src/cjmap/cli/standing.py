"""How far a map is, for what is drawn of it: the questions that it answers, and when somebody looks at it again."""

from collections.abc import Mapping
from typing import Any

from cjmap.errors import CjmapError
from cjmap.model.outline import Outline
from cjmap.settings import Settings, rule_options
from cjmap.view.around import Standing
from cjmap.view.numbers import write_day
from cjmap.view.registry import DEFAULT_LANGUAGE


def find_standing(outline: Outline, settings: Settings, file: str) -> Standing:
    """Return how far a map is; `file` is its path in its project, which may have reviews of its own."""
    from cjmap.score import score

    scored = score(outline)
    return Standing(scored.answered, scored.asked, _next_review(outline, settings, file))


def _next_review(outline: Outline, settings: Settings, file: str) -> str:
    """Return the day by which lint asks for the next review; nothing where it asks for none."""
    reviewed = outline.journey.reviewed
    if reviewed is None:
        return ""
    from cjmap.rules.evi.evi03_overdue_review import EVERY
    from cjmap.rules.evi.months import months_later
    from cjmap.rules.option import Options

    said = _options(settings, file)
    if said is None:
        return ""
    return write_day(months_later(reviewed, Options(said)[EVERY]), outline.journey.language or DEFAULT_LANGUAGE)


def _options(settings: Settings, file: str) -> Mapping[str, Any] | None:
    """Return what the settings say of overdue reviews; None where they are not told."""
    try:
        return rule_options(settings, "EVI03", file)
    except CjmapError:  # what is wrong with rules in the settings is lint's to tell
        return None
