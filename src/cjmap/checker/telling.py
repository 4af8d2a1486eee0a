"""From what rules found in one file to what is told of it."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from cjmap.checker.folding import Folding
from cjmap.checker.placing import Spots
from cjmap.checker.precedence import Found
from cjmap.finding import Finding, Related, Severity
from cjmap.rules import find_rule
from cjmap.rules.rule import Beside

SpotsOf = Callable[[str], Spots]
"""Returns the places of a file by its path as shown."""


def place_hits(
    found: Iterable[Found], file: str, spots_of: SpotsOf, severities: Mapping[str, Severity]
) -> tuple[Folding, ...]:
    """Return the findings of one file with all that folding them needs."""
    return tuple(_folding(item, file, spots_of, severities[item.rule]) for item in found)


def _folding(item: Found, file: str, spots_of: SpotsOf, severity: Severity) -> Folding:
    hit, entry, spots = item.hit, find_rule(item.rule), spots_of(file)
    finding = Finding(
        rule=item.rule,
        name=entry.name,
        severity=severity,
        message=hit.message,
        place=spots.place(hit.pointer if hit.at is None else hit.at),
        pointer=spots.existing(hit.pointer),
        help=f"{entry.page.why} {hit.fix}".strip() if hit.fix else entry.page.help,
        subject=hit.subject or spots.subject(hit.pointer),
        related=tuple(_related(beside, spots_of(beside.file or file)) for beside in hit.related),
    )
    return Folding(finding, entry.rule.fold if hit.foldable else "", hit.name, hit.of)


def _related(beside: Beside, spots: Spots) -> Related:
    return Related(beside.message, spots.place(beside.pointer), spots.existing(beside.pointer))


def with_severity(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    """Return findings of the loader, its warnings with the severity that the settings give them."""
    return [replace(item, severity=severities[item.rule]) if item.rule in severities else item for item in findings]
