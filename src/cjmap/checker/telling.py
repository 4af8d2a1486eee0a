"""From what rules found in one file to what is told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cjmap.checker.folding import Folding
from cjmap.checker.placing import place_of
from cjmap.checker.precedence import Found
from cjmap.finding import Finding, Related, Severity
from cjmap.model.outline import Outline
from cjmap.reading.subjects import subject_of
from cjmap.rules import find_rule
from cjmap.rules.rule import Beside
from cjmap.source import Source


@dataclass(frozen=True, slots=True)
class Texts:
    """The files of one project by their path: their texts, and the outlines of the maps (not of shared files)."""

    sources: Mapping[str, Source]
    outlines: Mapping[str, Outline | None]


def place_hits(found: Iterable[Found], file: str, texts: Texts, severities: Mapping[str, Severity]) -> list[Folding]:
    """Return the findings of one file with all that folding them needs."""
    return [
        Folding(_finding(item, file, texts, severities), find_rule(item.rule).rule.fold, item.hit) for item in found
    ]


def _finding(item: Found, file: str, texts: Texts, severities: Mapping[str, Severity]) -> Finding:
    hit, entry = item.hit, find_rule(item.rule)
    source, outline = texts.sources[file], texts.outlines.get(file)
    subject = hit.subject or (subject_of(outline, hit.pointer) if outline else "/".join(map(str, hit.pointer)))
    return Finding(
        rule=item.rule,
        name=entry.name,
        severity=severities[item.rule],
        message=hit.message,
        place=place_of(source, hit.pointer if hit.at is None else hit.at),
        pointer=source.existing(hit.pointer),
        help=f"{entry.page.why} {hit.fix}".strip() if hit.fix else entry.page.help,
        subject=subject,
        related=tuple(_related(beside, file, texts) for beside in hit.related),
    )


def _related(beside: Beside, file: str, texts: Texts) -> Related:
    source = texts.sources[beside.file or file]
    return Related(beside.message, place_of(source, beside.pointer), source.existing(beside.pointer))


def with_severity(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    """Return findings of the loader, its warnings with the severity that the settings give them."""
    return [replace(item, severity=severities[item.rule]) if item.rule in severities else item for item in findings]
