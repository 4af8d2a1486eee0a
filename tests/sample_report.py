"""A small report with something of everything that a report can hold."""

from cjmap.finding import Finding, Related, Severity, Suppressed
from cjmap.reports.report import Report
from cjmap.source import Lines
from cjmap.where import Place, Pointer

SIGNUP = "maps/sign up.cjm.yaml"
SALES = "maps/sales.cjm.yaml"
CLEAN = "maps/support.cjm.yaml"

SIGNUP_TEXT = """\
cjmap: 1
title: Sign-up
stages:
  - name: 认知
  - name: Trial
    touchpionts: [Website]
    touchpoints:
      - {name: Pricing page, claims: {price: €12}}
  - name: Onboarding
  - name: Renewal
  - name: Farewell
"""
SALES_TEXT = "cjmap: 1\ntitle: Sales\nstages:\n  - name: Sales call\n    touchpoints: [{id: call, name: Call}]\n"


def finding(
    rule: str, name: str, severity: Severity, message: str, place: Place, pointer: Pointer = (), **more: object
) -> Finding:
    return Finding(rule, name, severity, message, place, pointer, **more)  # type: ignore[arg-type]


def stage(line: int, text: str, file: str = SIGNUP) -> Place:
    return Place(file, line, 11, line, 11 + len(text))


FOLD = finding(
    "GAP01",
    "stage-without-touchpoint",
    Severity.WARNING,
    "4 of 5 stages have no touchpoint: “认知”, “Onboarding”, “Renewal” and “Farewell”",
    stage(4, "认知"),
    ("stages", 0),
    help="Where nobody meets the customer, nobody can help them, and nobody learns how they fare. "
    "Add `touchpoints:` where customers meet us, or `touchpoints: []` if they are on their own on purpose.",
    subject="stages/认知",
    count=4,
    related=tuple(
        Related(name, stage(line, name), ("stages", index))
        for index, line, name in ((2, 9, "Onboarding"), (3, 10, "Renewal"), (4, 11, "Farewell"))
    ),
)
TYPO = finding(
    "MAP01",
    "unknown-key",
    Severity.ERROR,
    "unknown key `touchpionts`; did you mean `touchpoints`?",
    Place(SIGNUP, 6, 5, 6, 16),
    ("stages", 1, "touchpionts"),
    subject="stages/trial",
)
CLASH = finding(
    "REF02",
    "repeated-id",
    Severity.ERROR,
    "price is €12 on “Pricing page” and €15 in “Sales call”",
    Place(SIGNUP, 8, 39, 8, 49),
    ("stages", 1, "touchpoints", 0, "claims", "price"),
    help="Ask who is right.",
    subject="stages/trial/touchpoints/pricing-page",
    related=(Related("€15 in “Sales call”", stage(4, "Sales call", SALES), ("stages", 0)),),
)
HINT = finding(
    "YML20", "foreign-punctuation", Severity.INFO, "a full-width colon", Place(SALES, 2, 1, 2, 13), ("title",)
)
IGNORED = Suppressed(
    finding(
        "GAP01",
        "stage-without-touchpoint",
        Severity.WARNING,
        "“Sales call” has no touchpoint",
        stage(4, "Sales call", SALES),
        ("stages", 0),
        subject="stages/sales-call",
    ),
    "ignore",
    "they come back by themselves",
    "2027-01-01",
)
ACCEPTED = Suppressed(
    finding(
        "MAP12",
        "yes-for-true",
        Severity.ERROR,
        "write `true`",
        Place(SALES, 5, 1, 6, 1),
        ("stages", 0, "optional"),
        subject="stages/sales-call",
    ),
    "baseline",
)

SAMPLE = Report(
    findings=(HINT, FOLD, TYPO, CLASH),
    files=3,
    texts={SIGNUP: Lines(SIGNUP_TEXT), SALES: Lines(SALES_TEXT)},
    unreadable=("maps/locked.cjm.yaml",),
    suppressed=(IGNORED, ACCEPTED),
    paths=(SALES, SIGNUP, CLEAN),
)
EMPTY = Report(findings=(), files=0)
