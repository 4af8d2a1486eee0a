"""A project's settings: the nearest `cjmap.toml`, or `[tool.cjmap]` in the nearest `pyproject.toml`, and the flags.

Finding them looks at no rule: which rules there are, and what options they have, only `choose` asks.
"""

from cjmap.settings.choice import RuleChoice, choose, deciding_layers, ignored_in, rule_options
from cjmap.settings.keys import PRESETS, SEVERITIES, Paper
from cjmap.settings.layer import Layer
from cjmap.settings.paths import project_path, shown_path
from cjmap.settings.patterns import covers
from cjmap.settings.selectors import Selector, find_rules
from cjmap.settings.settings import MIB, Settings, find_settings, with_flags

__all__ = [
    "MIB",
    "PRESETS",
    "SEVERITIES",
    "Layer",
    "Paper",
    "RuleChoice",
    "Selector",
    "Settings",
    "choose",
    "covers",
    "deciding_layers",
    "find_rules",
    "find_settings",
    "ignored_in",
    "project_path",
    "rule_options",
    "shown_path",
    "with_flags",
]
