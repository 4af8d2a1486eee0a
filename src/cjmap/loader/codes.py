"""The names of what the loader finds, by rule id; each has a page in `rules/loader_pages.md`."""

from cjmap.finding import Finding, Related, Severity
from cjmap.where import Place, Pointer

NAMES = {
    "YML01": "syntax-error",
    "YML02": "unknown-encoding",
    "YML03": "control-character",
    "YML04": "tab-in-indentation",
    "YML05": "second-document",
    "YML06": "yaml-tag",
    "YML07": "key-not-a-text",
    "YML08": "repeated-key",
    "YML09": "undefined-alias",
    "YML10": "repeated-anchor",
    "YML11": "file-too-large",
    "YML12": "nested-too-deep",
    "YML13": "too-many-values",
    "YML14": "endless-alias",
    "YML15": "number-too-long",
    "YML16": "merge-of-no-table",
    "YML17": "text-cut-at-comment",
    "YML18": "item-split-at-comma",
    "YML19": "text-swallows-line",
    "YML20": "foreign-punctuation",
    "MAP01": "unknown-key",
    "MAP02": "missing-key",
    "MAP03": "wrong-type",
    "MAP04": "no-value",
    "MAP05": "unknown-word",
    "MAP06": "out-of-range",
    "MAP07": "bad-date",
    "MAP08": "bad-duration",
    "MAP09": "bad-percentage",
    "MAP10": "bad-language",
    "MAP11": "empty-text",
    "MAP12": "yes-for-true",
    "MAP13": "unknown-version",
    "MAP14": "bad-emotion-scale",
    "MAP15": "text-needs-quotes",
    "MAP16": "bad-id",
    "MAP17": "for-nobody",
    "MAP18": "empty-file",
    "MAP19": "crowded-map",
    "REF01": "unknown-reference",
    "REF02": "repeated-id",
    "REF03": "ambiguous-reference",
    "REF04": "file-not-found",
    "REF05": "file-outside-project",
    "REF06": "endless-drill-down",
}

WARNINGS = frozenset({"YML17", "YML18", "YML19", "YML20"})
"""What may be meant as it stands; all else makes the map wrong."""


def finding(
    rule: str,
    message: str,
    place: Place,
    pointer: Pointer = (),
    *,
    help: str = "",
    subject: str = "",
    related: tuple[Related, ...] = (),
) -> Finding:
    """Return a finding of the loader, with the name and severity of its rule."""
    severity = Severity.WARNING if rule in WARNINGS else Severity.ERROR
    return Finding(rule, NAMES[rule], severity, message, place, pointer, help, subject, related)
