"""The list of rules and their pages: what is listed is there, what is there is listed, and every page says all it must.

A new rule is covered by itself: its file and its line in the list are all that these tests look at.
"""

import inspect
import re
from pathlib import Path

import pytest

import cjmap.rules
from cjmap.finding import Severity
from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.reports.explained import CATEGORIES
from cjmap.rules import LISTED, NAMES, Entry, find_page, find_rule
from cjmap.rules.loader_pages import loader_pages
from cjmap.rules.option import Option
from cjmap.rules.page import SECTIONS, Page
from cjmap.rules.rule import Preset

FOLDER = Path(cjmap.rules.__file__).parent
DOCS = Path(__file__).parent.parent / "docs" / "rules"
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 160
"""Characters that a report can show of a paragraph without hiding the finding."""

each_rule = pytest.mark.parametrize("id_", NAMES)
each_id = pytest.mark.parametrize("id_", [*NAMES, *LOADER_NAMES])


def category(id_: str) -> str:
    return id_.rstrip("0123456789")


def fix(page: Page) -> str:
    """Return the first paragraph of "How to fix"."""
    return page.help.removeprefix(page.why).strip()


def options(entry: Entry) -> list[str]:
    return [option.name for option in entry.rule.options]


def test_every_file_that_holds_a_rule_is_listed_and_every_listed_file_holds_one() -> None:
    rule = re.compile(r"^RULE\b", re.MULTILINE)
    files = [file.relative_to(FOLDER) for file in FOLDER.rglob("*.py") if rule.search(file.read_text("utf-8"))]
    listed = [f"{category(name.partition('_')[0].upper()).lower()}/{name}.py" for name in LISTED]
    assert sorted(file.as_posix() for file in files) == sorted(listed)


def test_every_id_and_every_name_is_given_once() -> None:
    assert len(NAMES) == len(LISTED)
    assert not NAMES.keys() & LOADER_NAMES.keys()
    names = [*NAMES.values(), *LOADER_NAMES.values()]
    assert len(set(names)) == len(names)


def test_categories_are_known_and_stand_together() -> None:
    met = [category(id_) for id_ in [*NAMES, *LOADER_NAMES]]
    assert list(dict.fromkeys(met)) == list(CATEGORIES)
    assert met == sorted(met, key=list(CATEGORIES).index)


def test_what_the_loader_tells_has_pages() -> None:
    assert {id_: page.name for id_, page in loader_pages().items()} == LOADER_NAMES
    assert list(loader_pages()) == list(LOADER_NAMES)


def test_every_id_has_a_file_in_the_docs() -> None:
    assert sorted(file.stem for file in DOCS.glob("*.md")) == sorted([*NAMES, *LOADER_NAMES])


@each_id
def test_docs_lead_from_each_id_that_they_name_to_its_page(id_: str) -> None:
    text = (DOCS / f"{id_}.md").read_text("utf-8")
    prose = re.sub(r"^```.*?^```$|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)
    unlinked = re.sub(r"\[[^\]]+\]\([^)]+\)|<!--.*?-->", "", prose)
    assert set(re.findall(r"\b[A-Z]+\d\d\b", unlinked)) & {*NAMES, *LOADER_NAMES} == {id_}


@each_id
def test_title_has_id_name_and_a_summary(id_: str) -> None:
    page = find_page(id_)
    assert page.title.startswith(f"{id_} {(NAMES | LOADER_NAMES)[id_]}: ")
    assert re.fullmatch(r"\S.*[^.\s]", page.summary)
    assert "\n" not in page.title


@each_id
def test_page_says_what_is_found_and_how_to_fix_it(id_: str) -> None:
    page = find_page(id_)
    assert page.what
    assert page.sections["Bad"]
    assert page.sections["How to fix"]


@each_rule
def test_page_has_all_sections_in_their_order(id_: str) -> None:
    sections = find_page(id_).sections
    assert list(sections) == [name for name in SECTIONS if name != "When it is silent" or name in sections]
    assert all(sections.values())


@each_rule
@pytest.mark.parametrize("section", ["Bad", "Good"])
def test_examples_are_blocks_of_yaml(id_: str, section: str) -> None:
    blocks = BLOCK.findall(find_page(id_).sections[section])
    assert blocks
    if len(blocks) > 1:
        names = [re.match(r"# (\S+\.ya?ml)\n", block) for block in blocks]
        assert all(names)
        assert len({name[1] for name in names if name}) == len(blocks)


@each_rule
def test_why_and_fix_begin_with_what_a_report_can_show(id_: str) -> None:
    page = find_page(id_)
    assert 0 < len(page.why) <= LONGEST
    assert 0 < len(fix(page)) <= LONGEST


@each_rule
def test_options_are_documented_and_take_their_defaults(id_: str) -> None:
    entry = find_rule(id_)
    assert len(set(options(entry))) == len(entry.rule.options)
    for option in entry.rule.options:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", option.name)
        assert option.about.endswith(".")
        option.read(option.default)


@each_rule
def test_errors_and_only_they_are_in_the_smallest_preset(id_: str) -> None:
    rule = find_rule(id_).rule
    assert (rule.severity is Severity.ERROR) == (rule.preset is Preset.MINIMAL)


@each_rule
def test_rule_checks_a_map_or_a_project_unless_the_checker_tells_it(id_: str) -> None:
    rule = find_rule(id_).rule
    checks = [check for check in (rule.check, rule.check_project) if check is not None]
    assert len(checks) == (0 if category(id_) == "IGN" else 1)


@each_rule
def test_message_of_a_fold_can_be_filled_in(id_: str) -> None:
    fold = find_rule(id_).rule.fold
    if fold:
        assert "{count}" in fold
        assert "{names}" in fold
        assert fold.format(count=3, of=9, names="A, B and C")


@each_rule
def test_every_option_of_a_rule_can_be_set(id_: str) -> None:
    """An option that a rule's file has and its RULE does not name could be read, but never be set."""
    rule = find_rule(id_).rule
    check = rule.check or rule.check_project
    module = inspect.getmodule(check)
    written = [value for value in vars(module).values() if isinstance(value, Option)] if module else []
    assert {option.name for option in written} <= {option.name for option in rule.options}
