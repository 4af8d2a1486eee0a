"""What lint finds in maps, to be shown where it belongs."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from cjmap.checker import Seen, see
from cjmap.cli.batches import Question, find_batches, load_batches, project_key
from cjmap.cli.checking import Asked, check_batches
from cjmap.cli.files import Found, Projects
from cjmap.cli.project import Loading, path_in_project
from cjmap.finding import Finding
from cjmap.loader import Loaded


def find_flags(
    loading: Loading[Loaded], found: Found, projects: Projects, named: Iterable[Path], today: datetime.date
) -> Mapping[str, Sequence[Finding]]:
    """Return what `cjmap lint` tells of each map with the settings of its project, by the map's path.

    Raises:
        CjmapError: for rules and options that there are not, and for a baseline that cannot be read.
    """
    batches = find_batches(found, projects, named)
    question = Question("render", {project_key(batch.settings): batch.choice for batch in batches}, today)
    by_map: dict[str, list[Finding]] = {}
    checked, _ = check_batches(load_batches(batches, _looked_at(loading, projects, question)), Asked(today))
    for each in checked:
        for finding in each.findings:
            by_map.setdefault(finding.place.file, []).append(finding)
    return by_map


def _looked_at(loading: Loading[Loaded], projects: Projects, question: Question) -> Loading[Seen]:
    """Return the maps of a run as the checker wants them."""
    seen: Loading[Seen] = Loading(shared=loading.shared, unread=loading.unread)
    for item, loaded in loading.maps:
        settings = projects.settings(item.file.parent)
        task = question.task(settings, loading.find_shared(settings))
        seen.maps.append((item, see(loaded, path_in_project(item, task), task)))
    return seen


def renamed(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """Return the findings of one map with another name for its file; places in other files are left out."""
    return tuple(_renamed(finding, file) for finding in findings)


def _renamed(finding: Finding, file: str) -> Finding:
    own = (other for other in finding.related if other.place.file == finding.place.file)
    related = tuple(replace(other, place=replace(other.place, file=file)) for other in own)
    return replace(finding, place=replace(finding.place, file=file), related=related)
