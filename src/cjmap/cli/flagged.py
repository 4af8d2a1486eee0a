"""What lint finds in maps, to be shown where it belongs."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cjmap.cli.batches import find_batches, load_batches
from cjmap.cli.checking import Asked, check_batches
from cjmap.cli.files import Found, Projects
from cjmap.cli.project import Loading
from cjmap.finding import Finding


def find_flags(
    loading: Loading, found: Found, projects: Projects, named: Iterable[Path], today: datetime.date
) -> Mapping[str, Sequence[Finding]]:
    """Return what `cjmap lint` tells of each map with the settings of its project, by the map's path.

    Raises:
        CjmapError: for rules and options that there are not, and for a baseline that cannot be read.
    """
    batches = load_batches(find_batches(found, projects, named), loading)
    by_map: dict[str, list[Finding]] = {}
    for checked in check_batches(batches, Asked(today)):
        for finding in checked.findings:
            by_map.setdefault(finding.place.file, []).append(finding)
    return by_map


def renamed(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """Return the findings of one map with another name for its file; places in other files are left out."""
    return tuple(_renamed(finding, file) for finding in findings)


def _renamed(finding: Finding, file: str) -> Finding:
    own = (other for other in finding.related if other.place.file == finding.place.file)
    related = tuple(replace(other, place=replace(other.place, file=file)) for other in own)
    return replace(finding, place=replace(finding.place, file=file), related=related)
