"""Running one rule over small maps."""

import datetime
import textwrap
from collections.abc import Mapping
from typing import Any

from cjmap.checker.placing import TextSpots
from cjmap.loader import Loaded, load, load_shared
from cjmap.reading.reading import Reading, SharedTables
from cjmap.reading.summary import Project, summarise, summarise_shared
from cjmap.rules import find_rule
from cjmap.rules.option import Options

TODAY = datetime.date(2026, 11, 21)


def told(rule: str, text: str, today: datetime.date = TODAY, **options: Any) -> list[str]:
    """Return what a rule says of a map as "line:column message", before folding; `cjmap` and `title` may be left out.

    Options are given by name, underscores for hyphens. Further lines of a message are its related places.
    """
    loaded = load(_map_text(text), "map.cjm.yaml")
    assert loaded.outline is not None, [(item.rule, item.message) for item in loaded.findings]
    reading = Reading(loaded.outline, today)
    entry = find_rule(rule)
    chosen = _chosen(options)
    if entry.rule.check is not None:
        if entry.rule.started and not reading.started(entry.rule.started):
            return []
        hits = list(entry.rule.check(reading, chosen))
    else:
        assert entry.rule.check_project is not None
        hits = list(entry.rule.check_project(Project((summarise(reading, "map.cjm.yaml"),)), chosen))
    lines = []
    for hit in hits:
        place = TextSpots(loaded.source).place(hit.pointer if hit.at is None else hit.at)
        lines.append(f"{place.line}:{place.column} {hit.message}")
        for beside in hit.related:
            near = TextSpots(loaded.source).place(beside.pointer)
            lines.append(f"  {near.line}:{near.column} {beside.message}")
    return lines


def told_project(
    rule: str, texts: Mapping[str, str], today: datetime.date = TODAY, whole: bool = True, **options: Any
) -> list[str]:
    """Return what a rule over a project says of its files as "file:line:column message".

    `texts` has a text for each path; a path that ends in ".cjm.yaml" is a map, another one a shared file.
    """
    shared = {
        path: load_shared(textwrap.dedent(text), path) for path, text in texts.items() if not path.endswith(".cjm.yaml")
    }
    assert not [item.message for loaded in shared.values() for item in loaded.findings]
    maps: dict[str, Loaded] = {}
    summaries = []
    for path, text in texts.items():
        if path not in shared:
            loaded = maps[path] = load(_map_text(text), path, [each.tables for each in shared.values()])
            assert loaded.outline is not None, [(item.rule, item.message) for item in loaded.findings]
            summaries.append(summarise(Reading(loaded.outline, today), path))
    project = Project(
        tuple(summaries),
        tuple(summarise_shared(SharedTables(path, each.tables)) for path, each in shared.items()),
        whole,
    )
    check = find_rule(rule).rule.check_project
    assert check is not None
    sources = {path: each.source for each_kind in (maps, shared) for path, each in each_kind.items()}
    lines = []
    for hit in check(project, _chosen(options)):
        place = TextSpots(sources[hit.file]).place(hit.pointer if hit.at is None else hit.at)
        lines.append(f"{hit.file}:{place.line}:{place.column} {hit.message}")
        for beside in hit.related:
            near = TextSpots(sources[beside.file or hit.file]).place(beside.pointer)
            lines.append(f"  {beside.file or hit.file}:{near.line}:{near.column} {beside.message}")
    return lines


def _map_text(text: str) -> str:
    text = textwrap.dedent(text).lstrip("\n")
    return text if "cjmap:" in text else f"cjmap: 1\ntitle: A map\n{text}"


def _chosen(options: Mapping[str, Any]) -> Options:
    return Options({name.replace("_", "-"): value for name, value in options.items()})
