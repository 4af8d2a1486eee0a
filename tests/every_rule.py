"""The choice of rules of a project that asks for all of them and sets no options."""

from cjmap.rules import NAMES, find_rule
from cjmap.settings import RuleChoice

ALL_RULES = RuleChoice(
    rules=tuple(NAMES),
    quiet=frozenset(),
    severities={id_: find_rule(id_).rule.severity for id_ in NAMES},
    options={},
    per_file=(),
)
