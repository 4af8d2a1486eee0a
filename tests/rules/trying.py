"""Running one rule over small maps."""

import datetime
import textwrap
from typing import Any

from cjmap.checker.placing import place_of
from cjmap.loader import load
from cjmap.model.reading import Reading
from cjmap.model.summary import Project, summarise
from cjmap.rules import find_rule
from cjmap.rules.option import Options

TODAY = datetime.date(2026, 11, 21)


def told(rule: str, text: str, today: datetime.date = TODAY, **options: Any) -> list[str]:
    """Return what a rule says of a map as "line:column message", before folding; `cjmap` and `title` may be left out.

    Options are given by name, underscores for hyphens. Further lines of a message are its related places.
    """
    text = textwrap.dedent(text).lstrip("\n")
    if "cjmap:" not in text:
        text = f"cjmap: 1\ntitle: A map\n{text}"
    loaded = load(text, "map.cjm.yaml")
    assert loaded.outline is not None, [(item.rule, item.message) for item in loaded.findings]
    reading = Reading(loaded.outline, today)
    entry = find_rule(rule)
    chosen = Options({name.replace("_", "-"): value for name, value in options.items()})
    if entry.rule.check is not None:
        if entry.rule.started and not reading.started(entry.rule.started):
            return []
        hits = list(entry.rule.check(reading, chosen))
    else:
        assert entry.rule.check_project is not None
        hits = list(entry.rule.check_project(Project((summarise(reading, "map.cjm.yaml"),)), chosen))
    lines = []
    for hit in hits:
        place = place_of(loaded.source, hit.pointer if hit.at is None else hit.at)
        lines.append(f"{place.line}:{place.column} {hit.message}")
        for beside in hit.related:
            near = place_of(loaded.source, beside.pointer)
            lines.append(f"  {near.line}:{near.column} {beside.message}")
    return lines
