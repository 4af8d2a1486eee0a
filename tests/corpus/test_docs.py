"""The documents of the corpus, written as cjmap maps without loss.

Every visible text of a document is looked for in the part of the map where it belongs. What is left over must be a word
of the document's layout: each is listed with what stands for it in the map, and each must be needed.
"""

import re
from collections.abc import Iterable
from typing import Any

import pytest

from . import blueprint_table, heading_tree, mermaid_and_tables
from .leaves import Leaf, html_leaves, markdown_leaves
from .loss import check_whole, needs, scores
from .place import read
from .plain import Map, converted

# ---- 18F: a service blueprint in HTML

BLUEPRINT = "docs/18f--service-blueprint-example.md"
BLUEPRINT_LAYOUT = {
    "---": "the lines around the page's settings",
    "title:": "`title`",
    "description:": "`description`",
    "layout: page-full-width": "a setting of the web site, nobody reads it",
    "permalink: /service-blueprint-example/": "a setting of the web site, nobody reads it",
    "#": "the mark of a heading",
}


@pytest.fixture(name="blueprint")
def _blueprint() -> Map:
    return converted(blueprint_table.convert, read(BLUEPRINT))


def test_blueprint_is_whole(blueprint: Map) -> None:
    data, _ = blueprint
    stages = {stage["name"]: stage for stage in data["stages"]}

    def home(leaf: Leaf) -> Any:
        if leaf.column in stages:
            return stages[leaf.column][blueprint_table.ROWS[leaf.row]]
        return [data["x"], list(stages)] if leaf.row else [data["title"], data["description"], data["links"]]

    leaves = html_leaves(read(BLUEPRINT))
    assert {leaf.column for leaf in leaves} > set(stages)
    check_whole(leaves, home, BLUEPRINT_LAYOUT, at_least=60)


def test_blueprint_columns_are_stages_in_order(blueprint: Map) -> None:
    columns = re.findall(r'class="steps"><strong>(.*?)</strong>', read(BLUEPRINT))
    assert [stage.name for stage in blueprint[1].stages] == columns
    assert len(columns) == 4


def test_blueprint_keeps_its_link(blueprint: Map) -> None:
    assert [(link.name, link.url) for link in blueprint[1].links or ()] == [
        ("service blueprint", "_methods/service-blueprint.md")
    ]


def test_blueprint_needs(blueprint: Map) -> None:
    assert needs(blueprint[1]) == {"x/lane_titles", "x/lane_descriptions"}


# ---- ikloster03: Mermaid, tables and lists, in English and Russian

WRITERS = {"en": "docs/ikloster03--customer-journey-map.en.md", "ru": "docs/ikloster03--customer-journey-map.md"}
PARTS = {
    "en": {
        "Overview": "description",
        "Customer Journey Stages": "stages",
        "Detailed Customer Journey Analysis": "stages",
        "Pain Points and Solutions": "pains",
        "Key Success Metrics": "metrics",
        "Recommendations for Improving Customer Journey": "opportunities",
    },
    "ru": {
        "Обзор": "description",
        "Этапы пути клиента": "stages",
        "Детальный анализ пути клиента": "stages",
        "Болевые точки и решения": "pains",
        "Ключевые метрики успеха": "metrics",
        "Рекомендации по улучшению пути клиента": "opportunities",
        "Английская версия (English Version)": "links",
    },
}
"""The parts of the document and the keys that hold them."""

WRITERS_LAYOUT = {
    "en": {
        **{heading: f"`{key}`" for heading, key in PARTS["en"].items()},
        "Customer Journey Map": "the kind of document; `cjmap: 1`",
        "Stage": "the heading of the column of steps; `steps`",
        "Pain Points": "the root of the graph; `pains`",
        "Solution:": "an opportunity that addresses a pain",
    },
    "ru": {
        **{heading: f"`{key}`" for heading, key in PARTS["ru"].items() if key != "links"},
        "Карта пути клиента (Customer Journey Map)": "the kind of document; `cjmap: 1`",
        "Этап": "the heading of the column of steps; `steps`",
        "Болевые точки": "the root of the graph; `pains`",
        "Решение:": "an opportunity that addresses a pain",
        "Для создания английской версии этого документа, пожалуйста, используйте команду перевода "
        "и сохраните результат в папке": "an instruction to translators, no part of the map",
    },
}


@pytest.fixture(name="writers", params=["en", "ru"])
def _writers(request: pytest.FixtureRequest) -> tuple[str, Map]:
    return request.param, converted(mermaid_and_tables.convert, read(WRITERS[request.param]))


def test_writers_maps_are_whole(writers: tuple[str, Map]) -> None:
    language, (data, _) = writers
    steps = {step["name"]: step for stage in data["stages"] for step in stage["steps"]}
    keys = {title: key for key, title in data["x"]["lane_titles"].items()}

    def home(leaf: Leaf) -> Any:
        if leaf.row:
            return steps[leaf.row][keys[leaf.column]] if leaf.column in keys else steps[leaf.row]["name"]
        part = PARTS[language].get(leaf.headings[1]) if leaf.headings[1:] else ""
        if part == "stages":
            task = leaf.text.partition(":")[0]
            overall = [data["title"], data["x"]["lane_titles"], [stage["name"] for stage in data["stages"]]]
            return [steps[task]["name"], steps[task]["emotions"], data["personas"]] if task in steps else overall
        return [data[part], data["opportunities"]] if part else []

    check_whole(
        shown_by_mermaid(markdown_leaves(read(WRITERS[language]))), home, WRITERS_LAYOUT[language], at_least=100
    )


def shown_by_mermaid(leaves: Iterable[Leaf]) -> Iterable[Leaf]:
    """Yield leaves, without Mermaid's keywords and the names of nodes and arrows in a graph."""
    for leaf in leaves:
        text = re.sub(r"^(journey|graph TD|title (?=\S)|section (?=\S))", "", leaf.text)
        labels = re.findall(r"\[(.*?)\]", text) if "-->" in text else [text]
        yield from (Leaf(label, leaf.headings, leaf.row, leaf.column) for label in labels if label)


def test_writers_solutions_answer_their_pains(writers: tuple[str, Map]) -> None:
    language, (_, journey) = writers
    source = read(WRITERS[language])
    pains = dict(re.findall(r"A(?:\[.*?\])? --> (\w)\[(.*?)\]", source))
    answers = {(pains[pain], text) for pain, text in re.findall(r"(\w) --> \w\d\[\w+: (.*?)\]", source)}
    found = {(pain, each.text) for each in journey.opportunities or () for pain in each.addresses or ()}
    assert found == answers
    assert len(answers) == 8
    assert [pain.text for pain in journey.pains or ()] == list(pains.values())


def test_writers_steps_are_in_order(writers: tuple[str, Map]) -> None:
    language, (_, journey) = writers
    lines = re.findall(r"^    (?:section (.*)|  (.*): \d: .*)$", read(WRITERS[language]), re.MULTILINE)
    moments = [moment for stage in journey.stages for moment in (stage, *(stage.steps or ()))]
    assert [moment.name for moment in moments] == [section or task for section, task in lines]


def test_writers_scores_are_kept_on_their_scale(writers: tuple[str, Map]) -> None:
    language, (_, journey) = writers
    expected = sorted(int(score) for score in re.findall(r": (\d+): ", read(WRITERS[language])))
    assert scores(journey) == expected
    assert len(expected) == 13
    assert tuple(journey.scale) == (1, 5)
    assert all(1 <= score <= 5 for score in expected)


def test_writers_need(writers: tuple[str, Map]) -> None:
    assert needs(writers[1][1]) == {"x/lane_titles"}


# ---- VA: phases, life stages, moments

VETERANS = "docs/va-journeys-of-veterans.md"
VETERANS_LAYOUT = {
    "Life Stage:": "`stages`",
    "Moment:": "`steps`",
    "Moments:": "`steps`",
    "Moment that Matters:": "`moment_of_truth`",
    "Why it matters:": "`moment_of_truth`, `why`",
    "Associated VA services:": "`touchpoints`",
}


@pytest.fixture(name="veterans")
def _veterans() -> Map:
    return converted(heading_tree.convert, read(VETERANS))


def test_veterans_map_is_whole(veterans: Map) -> None:
    data, _ = veterans
    stages = {stage["name"]: stage for stage in data["stages"]}

    def home(leaf: Leaf) -> Any:
        _, phase, life_stage, moment = (*leaf.headings, "", "", "")[:4]
        if not life_stage:
            return [stage["lanes"] for stage in data["stages"]] if phase else [data["title"], data["description"]]
        stage = stages[life_stage.removeprefix("Life Stage: ")]
        assert stage["lanes"]["phase"] == phase
        name = moment.partition(": ")[2]
        if not name:
            return stage
        (step,) = (step for step in stage["steps"] if step["name"] == name)
        return [step, stage.get("next", []), [each["name"] for each in stage["steps"]]]

    check_whole(markdown_leaves(read(VETERANS)), home, VETERANS_LAYOUT, at_least=150)


def test_veterans_life_stages_are_in_order(veterans: Map) -> None:
    headings = re.findall(r"^### (?:Life Stage: )?(.*)$", read(VETERANS), re.MULTILINE)
    assert [stage.name for stage in veterans[1].stages] == headings
    assert len(headings) == 10


def test_veterans_moments_that_matter(veterans: Map) -> None:
    _, journey = veterans
    named = re.findall(r"^#### Moment that Matters: (.*)$", read(VETERANS), re.MULTILINE)
    assert [step.name for stage in journey.stages for step in stage.steps or () if step.moment_of_truth] == named
    assert [stage.name for stage in journey.stages if stage.moment_of_truth] == ["Dying"]


def test_veterans_life_events_lead_on(veterans: Map) -> None:
    ways = [(stage.name, way.when, way.to) for stage in veterans[1].stages for way in stage.next or ()]
    assert ways == [
        ("Joining", "Enlist", "Serving"),
        ("Getting Out", "Separate", "Starting Up"),
        ("Retiring", "Retire", "Aging"),
    ]


def test_veterans_map_needs(veterans: Map) -> None:
    assert needs(veterans[1]) == {"stages/*/lanes/phase"}
