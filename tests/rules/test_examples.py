"""The examples on the rules' pages: each Bad gives exactly its rule, each Good gives none of it."""

import datetime
import re

import pytest

from cjmap.checker import Checkable, Manner, check
from cjmap.loader import load, load_shared
from cjmap.model.tables import Shared
from cjmap.rules import LISTED, NAMES, find_rule
from cjmap.rules.rule import Preset
from cjmap.settings import RuleChoice

TODAY = datetime.date(2026, 11, 21)
ABOUT_THE_WHOLE_MAP = frozenset({"GAP09", "GAP10", "EVI01", "EVI02", "EVI04", "OBJ01"})
"""What an example that is cut to what matters leaves out; `docs/rules.md` says so."""


def rules_found(rule: str, section: str) -> list[str]:
    """Return the ids of all findings in an example of a rule's page."""
    files = dict(example_files(find_rule(rule).page.sections[section]))
    shared_texts = {name: text for name, text in files.items() if not name.endswith(".cjm.yaml")}
    tables = [load_shared(text, name, incomplete=True).tables for name, text in shared_texts.items()]
    shared = [load_shared(text, name, others(tables, index)) for index, (name, text) in enumerate(shared_texts.items())]
    maps = []
    for name, text in files.items():
        if name.endswith(".cjm.yaml"):
            loaded = load(text, name, tables)
            assert loaded.outline is not None, [item.message for item in loaded.findings]
            maps.append(Checkable(loaded, name))
    checked = check(maps, shared, choice_for(rule), Manner(TODAY))
    return [item.rule for item in checked.findings]


def others(tables: list[Shared], index: int) -> list[Shared]:
    return [*tables[:index], *tables[index + 1 :]]


def example_files(section: str) -> list[tuple[str, str]]:
    """Return (name, text) of the files of an example; a first comment with a path names one."""
    found = []
    for text in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL):
        named = re.match(r"# (\S+\.ya?ml)\n", text)
        found.append((named[1] if named else "map.cjm.yaml", text))
    return found


def choice_for(rule: str) -> RuleChoice:
    """Return the recommended preset and the rule itself, without what is about the whole map."""
    entries = [find_rule(id_) for id_ in NAMES]
    chosen = [
        entry
        for entry in entries
        if entry.id == rule or (entry.rule.preset is not Preset.STRICT and entry.id not in ABOUT_THE_WHOLE_MAP)
    ]
    severities = {entry.id: entry.rule.severity for entry in chosen}
    return RuleChoice(tuple(entry.id for entry in chosen), frozenset(), severities, {}, ())


@pytest.mark.parametrize("rule", [file.partition("_")[0].upper() for file in LISTED])
def test_bad_gives_exactly_the_rule(rule: str) -> None:
    assert set(rules_found(rule, "Bad")) == {rule}


@pytest.mark.parametrize("rule", [file.partition("_")[0].upper() for file in LISTED])
def test_good_gives_nothing(rule: str) -> None:
    assert rules_found(rule, "Good") == []
