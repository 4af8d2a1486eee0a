"""Ignores: comments in a map that keep findings quiet, `# cjmap: ignore[GAP01] until 2027-01-01 reason`.

Behind a key or an item it covers the outermost one that begins on that line, on a line of its own the one that follows,
always with all that is inside. `# cjmap: file-ignore[GAP01] reason` covers the file.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from cjmap.checker.comments import find_comments
from cjmap.checker.ignore_findings import judge_ignores
from cjmap.checker.scopes import Ignore, Scopes
from cjmap.checker.stretches import Stretches
from cjmap.finding import Finding, Suppressed
from cjmap.source import Source

__all__ = ["Applied", "Ignore", "apply_ignores", "read_ignores"]


class Applied(Struct, frozen=True):
    """What becomes of the findings of one file: those kept, those kept quiet, and what is told of the ignores."""

    kept: list[Finding]
    suppressed: list[Suppressed]
    told: list[Finding]


def read_ignores(source: Source) -> tuple[Ignore, ...]:
    """Return the ignores of one file in order, wrong ones too; none of a file that is no YAML."""
    if source.data is None:
        return ()
    comments = list(find_comments(source))
    if not comments:
        return ()
    stretches = Stretches(source)
    return tuple(
        Ignore(comment, None if comment.whole_file or comment.mistake else stretches.covered(comment))
        for comment in comments
    )


def apply_ignores(
    findings: Sequence[Finding], ignores: Sequence[Ignore], today: datetime.date, ran: frozenset[str]
) -> Applied:
    """Return the findings of one file without those that its ignores keep quiet.

    Takes all its findings, before they are folded; `ran` are the ids of the rules that ran on it. A finding is covered
    if its place begins in what a comment covers, or if its pointer leads there. If several comments cover it, each of
    them is used.
    """
    if not ignores:
        return Applied(list(findings), [], [])
    scopes = Scopes(ignores, today)
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        ignore = scopes.quieting(finding)
        if ignore is None:
            kept.append(finding)
            continue
        until = ignore.comment.until
        day = until.day.isoformat() if until and until.day else ""
        suppressed.append(Suppressed(finding, "ignore", ignore.comment.reason, day))
    return Applied(kept, suppressed, list(judge_ignores(ignores, scopes, today, ran)))
