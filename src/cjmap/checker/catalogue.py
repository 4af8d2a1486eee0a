"""Running the rules: what they find in one map, and in all maps of a project."""

from collections.abc import Iterable, Mapping
from typing import Any

from cjmap.checker.precedence import Found, settle
from cjmap.reading.reading import Reading
from cjmap.reading.summary import Project
from cjmap.rules import find_rule
from cjmap.rules.option import Options


def look_at_map(reading: Reading, rules: Iterable[str], options: Mapping[str, Mapping[str, Any]]) -> list[Found]:
    """Return what rules find in one map, by their ids; what another finding says better is left out."""
    found = []
    for id_ in rules:
        rule = find_rule(id_).rule
        if rule.check is not None and (not rule.started or reading.started(rule.started)):
            found += [Found(id_, hit) for hit in rule.check(reading, Options(options.get(id_)))]
    return settle(found, reading)


def look_at_project(
    project: Project, rules: Iterable[str], options: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[Found]]:
    """Return what rules find over all maps of a project, by the file that each finding is in."""
    found: dict[str, list[Found]] = {}
    for id_ in rules:
        rule = find_rule(id_).rule
        if rule.check_project is not None:
            for hit in rule.check_project(project, Options(options.get(id_))):
                found.setdefault(hit.file, []).append(Found(id_, hit))
    return found
