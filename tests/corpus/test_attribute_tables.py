"""A long document with attribute tables, gaps and an action plan: its map is written without loss, see `test_docs`."""

import re
from typing import Any

import pytest

from . import attribute_tables
from .leaves import Leaf, markdown_leaves
from .loss import check_whole, needs
from .place import read
from .plain import Map, Plain, converted

MINTLENS = "docs/mintlens--customer-journey-map.md"
NO_MAP = {
    "Table of Contents": "the document's own headings again",
    "Current State Summary": "an inventory of the software; what customers meet of it is Done in a table of gaps",
    "Execution Order": "the order of work between tasks and what can be done at once: a project plan, for the tracker",
    "Architecture Reference": "endpoints, routes, navigation, colours: for those who build, customers see none of it",
}
"""Sections that are no journey map, and why."""

MINTLENS_LAYOUT = {
    "Purpose:": "`description`",
    "Date:": "`reviewed`",
    "Persona": "`personas`",
    "Attribute": "the heading of a column of names",
    "Detail": "the heading of a column of values",
    "Trigger event": "`triggers`",
    "Jobs to be done:": "`goals`",
    "Current pain:": "`pains`",
    "Journey Map": "`stages`",
    "Dimension": "the heading of a column of names",
    "Gap Analysis": "`pains`",
    "Stage:": "`stages`",
    "Gap": "`pains`, and `opportunities` that are done",
    "Current Status": "`tags`, `status: done`",
    "Impact": "`severity` and `description`",
    "Action Plan": "`opportunities`",
    "Task ID": "`id`",
    "Task": "`text`",
    "Location": "`links`",
    "New/Edit": "`tags`",
    "Effort": "`effort`",
    "Effort Legend": "`x`, `effort_legend`",
    "Details": "`description`",
    **dict.fromkeys(("Size", "Estimate", "Scope"), "`x`, `effort_legend`"),
    "target:": "`target` of a metric",
}


@pytest.fixture(name="mintlens")
def _mintlens() -> Map:
    return converted(attribute_tables.convert, read(MINTLENS))


def test_mintlens_is_whole(mintlens: Map) -> None:
    data, _ = mintlens
    stages = {stage["name"]: stage for stage in data["stages"]}
    tasks = {task["id"]: task for task in data["opportunities"]}
    keys = attribute_tables.ATTRIBUTES

    def home(leaf: Leaf) -> Any:
        part, title = (*leaf.headings[1:], "", "")[:2]
        if title in stages and leaf.row:
            said = {**stages[title], **stages[title]["lanes"]}[keys[leaf.row]]
            return said if leaf.column == "Detail" else [data["x"]["lane_titles"], data["lanes"]]
        if part == "Gap Analysis" and leaf.row:
            return of_gap(stages[title.removeprefix("Stage: ")], leaf.row)
        if leaf.row in tasks:
            task = tasks[leaf.row]
            assert title.startswith(f"{task['tags'][0]}:")
            return [task, named(attribute_tables.EFFORTS, task["effort"])]
        homes = {
            "": [data["title"], data["description"], data["reviewed"], data["personas"]],
            "Persona": data["personas"],
            "Action Plan": [data["objectives"], data["x"]["effort_legend"]],
        }
        return [homes.get(part, []), list(stages), list(data["x"]["effort_legend"])]

    leaves = [leaf for leaf in markdown_leaves(read(MINTLENS)) if not NO_MAP.keys() & set(leaf.headings)]
    check_whole(leaves, home, MINTLENS_LAYOUT, at_least=200)


def of_gap(stage: Plain, text: str) -> list[Any]:
    """Return what a stage says of a gap: one pain, or one opportunity that is done."""
    (found,) = (item for item in [*stage["pains"], *stage.get("opportunities", ())] if item["text"] == text)
    return [found, named(attribute_tables.SEVERITIES, found.get("severity"))]


def named(words: dict[str, Any], value: Any) -> list[str]:
    """Return the document's words for a rating of the map."""
    return [word for word, rating in words.items() if rating == value]


def test_what_is_left_of_mintlens_is_there(mintlens: Map) -> None:
    headings = {heading for leaf in markdown_leaves(read(MINTLENS)) for heading in leaf.headings}
    assert headings > NO_MAP.keys()


def test_mintlens_stages_gaps_and_tasks_are_all_there(mintlens: Map) -> None:
    _, journey = mintlens
    source = read(MINTLENS)
    pains = [pain for stage in journey.stages for pain in stage.pains or ()]
    done = [each for stage in journey.stages for each in stage.opportunities or ()]
    assert len(pains) == len(re.findall(r"\| \*\*(?:Critical|High|Medium|Low)\*\* —", source))
    assert len(done) == source.count("| **Done** |")
    assert {each.status for each in done} == {"done"}
    stages = re.findall(r"^### 2\.\d (.*)$", source, re.MULTILINE)
    assert [stage.name for stage in journey.stages] == stages
    assert len(stages) == 5
    assert [task.id for task in journey.opportunities or ()] == re.findall(
        r"^\| \*\*(\d\.\d)\*\*", source, re.MULTILINE
    )


def test_mintlens_needs(mintlens: Map) -> None:
    expected = {"stages/*/lanes/business-goals", "x/lane_titles", "x/effort_legend", "opportunities/*/x/location"}
    assert needs(mintlens[1]) == expected
    without_path = [each.text for each in mintlens[1].opportunities or () if each.x]
    assert without_path == ["PDF report generation"]
