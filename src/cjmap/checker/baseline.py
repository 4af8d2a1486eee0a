"""The baseline: what was already found when a team began to lint, so that only what is new is told.

Entries are keyed by file, rule and subject (the path of ids of what a finding is about), never by line or message: a
stage inserted above, another order, another layout of the YAML change nothing. What gets another name is told again:
somebody is working there. What makes a map wrong (YML, MAP, REF) and what is told of ignores (IGN) is never in a
baseline: it is mended, not postponed.
"""

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from cjmap.disk.reading import read_file
from cjmap.errors import CjmapError
from cjmap.finding import Finding, Suppressed
from cjmap.loader.codes import NAMES as LOADER_NAMES

FORMAT = "cjmap-baseline"
VERSION = 1
MOST = 64 << 20
"""So many bytes a baseline may have: some 300,000 entries."""


class Key(NamedTuple):
    """What equal findings have in common: the file as seen from the baseline's folder, the rule, the subject."""

    file: str
    rule: str
    subject: str


class Baseline(Struct, frozen=True):
    """What is known: how many findings of each key; `folder` is where the baseline lies."""

    folder: Path
    entries: Mapping[Key, int]


def read_baseline(path: Path) -> Baseline:
    """Return the baseline of a file.

    Raises:
        CjmapError: if it cannot be read or is no baseline of this version; one line says what is wrong.
    """
    try:
        text = read_file(path, MOST + 1)
        if len(text) > MOST:
            raise CjmapError(f"{path}: this is more than a baseline may have, {MOST >> 20} MiB")
        data = json.loads(text.decode("utf-8-sig"))
    except FileNotFoundError:
        raise CjmapError(f"{path}: there is no such baseline; `--write-baseline` writes one") from None
    except OSError as error:
        raise CjmapError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise CjmapError(f"{path}: this is no JSON; delete it and write it anew with `--write-baseline`") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise CjmapError(f'{path}: this is no baseline (`"format": "{FORMAT}"` is missing)')
    if data.get("version") != VERSION or data["version"] is True:
        raise CjmapError(
            f"{path}: this cjmap reads baselines of version {VERSION}; write it anew with `--write-baseline`"
        )
    entries = data.get("entries")
    if not isinstance(entries, list):
        raise CjmapError(f"{path}: `entries` is a list")
    counts: Counter[Key] = Counter()
    for number, entry in enumerate(entries, 1):
        if not _is_entry(entry):
            wanted = "`file`, `rule`, `subject` (texts) and `count` (a number from 1)"
            raise CjmapError(f"{path}: entry {number} does not have {wanted}")
        counts[Key(entry["file"], entry["rule"], entry["subject"])] += entry["count"]
    return Baseline(path.parent, dict(counts))


def apply_baseline(findings: Iterable[Finding], baseline: Baseline) -> tuple[list[Finding], list[Suppressed]]:
    """Return the findings that are new, and those that the baseline keeps quiet; both in order.

    Takes all findings of the files that it is given, not folded. Of more equal findings than the baseline counts, the
    last ones are new.
    """
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    taken: Counter[Key] = Counter()
    keys = _Keys(baseline.folder)
    for finding in findings:
        key = keys.of(finding)
        if can_hold(finding.rule) and taken[key] < baseline.entries.get(key, 0):
            taken[key] += 1
            suppressed.append(Suppressed(finding, "baseline"))
        else:
            kept.append(finding)
    return kept, suppressed


def used_entries(suppressed: Iterable[Suppressed], baseline: Baseline) -> dict[Key, int]:
    """Return what of a baseline was used: how many findings it kept quiet under each key."""
    keys = _Keys(baseline.folder)
    return dict(Counter(keys.of(item.finding) for item in suppressed if item.by == "baseline"))


def pruned(
    baseline: Baseline, used: Mapping[Key, int], files: Iterable[str], ran: Collection[str] | None = None
) -> Baseline:
    """Return a baseline without what was not used.

    `files` are the files that were checked, as shown to people, `ran` the ids of the rules that ran (None: all). Nobody
    can tell about other files and rules, so their entries stay, unless the file is gone.
    """
    keys = _Keys(baseline.folder)
    checked = {keys.file(file) for file in files}
    left: dict[Key, int] = {}
    for key, count in baseline.entries.items():
        if key.file in checked and (ran is None or key.rule in ran):
            count = min(count, used.get(key, 0))
        elif key.file not in checked and not os.path.exists(baseline.folder / key.file):
            count = 0
        if count:
            left[key] = count
    return Baseline(baseline.folder, left)


def baseline_of(findings: Iterable[Finding], folder: Path) -> Baseline:
    """Return a baseline in which all findings are known that can be: `findings` are those of a run, not folded."""
    keys = _Keys(folder)
    return Baseline(folder, Counter(keys.of(finding) for finding in findings if can_hold(finding.rule)))


def baseline_text(baseline: Baseline) -> str:
    """Return a baseline as the text of its file: sorted, an entry a line, so that two branches merge well."""
    entries = [{**key._asdict(), "count": count} for key, count in sorted(baseline.entries.items())]
    lines = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    listed = f"[\n{lines}\n  ]" if entries else "[]"
    text = f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "entries": {listed}\n}}\n'
    # A file's name may hold bytes that are no UTF-8; as `\udc80` they are JSON, and read back as they were.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def can_hold(rule: str) -> bool:
    """Tell whether findings of a rule can be in a baseline."""
    return rule not in LOADER_NAMES and not rule.startswith("IGN")


class _Keys:
    """The keys of findings, as seen from one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)
        self._files: dict[str, str] = {}

    def of(self, finding: Finding) -> Key:
        return Key(self.file(finding.place.file), finding.rule, finding.subject)

    def file(self, shown: str) -> str:
        """Return a file's path from the folder, `/` between its parts on every system."""
        if shown not in self._files:
            real = os.path.join(os.path.realpath(os.path.dirname(shown)), os.path.basename(shown))
            try:
                found = os.path.relpath(real, self._folder)
            except ValueError:  # on another drive
                found = real
            self._files[shown] = Path(found).as_posix()
        return self._files[shown]


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == {"file", "rule", "subject", "count"}
        and all(isinstance(entry[name], str) for name in ("file", "rule", "subject"))
        and isinstance(entry["count"], int)
        and not isinstance(entry["count"], bool)
        and entry["count"] >= 1
    )
