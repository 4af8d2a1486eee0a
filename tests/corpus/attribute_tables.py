"""A long document: a persona, a table of attributes for each stage, a table of gaps for each stage, an action plan.

Attributes become lanes of the stage, gaps its pains (or, where they are closed, opportunities that are done), phases of
the plan objectives and its tasks opportunities of the whole journey. What is no journey map stays behind: the inventory
of the software, the order of work, the reference of endpoints, routes and colours.
"""

import re
from typing import Any

from .markdown import Section, bullets, items, plain, read_sections, read_table
from .plain import Plain, said, short

ATTRIBUTES = {
    "Customer Actions": "actions",
    "Touchpoints": "touchpoints",
    "Customer Experience": "thoughts",
    "KPIs": "metrics",
    "Business Goals": "business-goals",
    "Teams Involved": "owner",
}
"""The attributes of a stage and the keys that hold them; business goals need a lane of their own."""

SEVERITIES = {"Critical": 5, "High": 4, "Medium": 3, "Low": 2}
EFFORTS = {"S": "low", "M": "medium", "L": "high"}


def convert(source: str) -> Plain:
    """Return the map of such a document."""
    sections = read_sections(source)
    head = dict(re.findall(r"^> \*\*(.*?):\*\* (.*)$", source, re.MULTILINE))
    stages = {section.title: _stage(section) for section in _below("Journey Map", sections)}
    for section in _below("Gap Analysis", sections):
        if section.title.startswith("Stage: "):
            stages[section.title.removeprefix("Stage: ")] |= _gaps(section)
    phases = [section for section in _below("Action Plan", sections) if section.title.startswith("Phase")]
    (legend,) = (section for section in sections if section.title == "Effort Legend")
    titles = {key: name for name, key in ATTRIBUTES.items() if key != "business-goals"}
    return {
        "cjmap": 1,
        "title": sections[1].title,
        "description": f"{head['Purpose']}\n\nProduct stage: {head['Product stage']}",
        "language": "en",
        "state": "current",
        "reviewed": head["Date"],
        "objectives": [{"text": phase.title, "description": _motto(phase)} for phase in phases],
        "personas": {"buyer": _persona(head["Persona"], _below("Persona", sections)[0])},
        "lanes": {"business-goals": "Business Goals"},
        "opportunities": [task for phase in phases for task in _tasks(phase)],
        "stages": list(stages.values()),
        "x": {
            "lane_titles": titles,
            "effort_legend": {plain(size): {"estimate": e, "scope": s} for size, e, s in read_table(legend.lines)[1:]},
        },
    }


def _below(title: str, sections: list[Section]) -> list[Section]:
    """Return the sections of the third level inside the one of this title."""
    start = next(number for number, section in enumerate(sections) if section.title == title)
    end = next(number for number, section in enumerate(sections) if number > start and section.level == 2)
    return sections[start + 1 : end]


def _persona(role: str, section: Section) -> Plain:
    facts = {plain(name): text for name, text in read_table(section.lines)[1:]}
    jobs, _, pains = section.text.partition("**Jobs to be done:**")[2].partition("**Current pain:**")
    return {
        "name": section.title.removeprefix(role).strip(' "'),
        "description": role,
        "demographics": {key: facts[key] for key in ("Age", "Role", "Reports to")},
        "firmographics": {key: facts[key] for key in ("Company", "Team size")},
        "goals": bullets(jobs.splitlines()),
        "pains": bullets(pains.splitlines()),
        "triggers": [facts["Trigger event"]],
    }


def _stage(section: Section) -> Plain:
    cells = {ATTRIBUTES[plain(name)]: cell for name, cell in read_table(section.lines)[1:]}
    thought, _, comment = plain(cells["thoughts"]).partition(" — ")
    return {
        "name": section.title,
        "actions": items(cells["actions"]),
        "touchpoints": items(cells["touchpoints"]),
        "thoughts": [{"text": thought.strip('"'), "description": comment}],
        "metrics": [_metric(item) for item in items(cells["metrics"])],
        "owner": cells["owner"],
        "lanes": {"business-goals": items(cells["business-goals"])},
    }


def _metric(item: str) -> Any:
    name, _, target = item.partition(" (target: ")
    return short("name", said(name=name, target=target.removesuffix(")")))


def _gaps(section: Section) -> Plain:
    """Return what a table of gaps says of its stage."""
    pains, done = [], []
    for gap, status, impact in read_table(section.lines)[1:]:
        level, _, why = plain(impact).partition(" — ")
        if plain(status) == "Done":
            done.append({"text": gap, "addresses": [], "status": "done"})  # it answers none of the open gaps
        else:
            pains.append({"text": gap, "description": why, "severity": SEVERITIES[level], "tags": [plain(status)]})
    return said(pains=pains, opportunities=done)


def _motto(phase: Section) -> str:
    return next(plain(line) for line in phase.lines if line.startswith("*"))


def _tasks(phase: Section) -> list[Plain]:
    """Return the tasks of a phase of the action plan."""
    number = phase.title.partition(":")[0]
    return [
        {
            "id": plain(task_id),
            "text": task,
            "description": details,
            "effort": EFFORTS[plain(effort)],
            "status": "planned",
            "tags": [number, change],
            **_location(location),
        }
        for task_id, task, location, change, effort, details in read_table(phase.lines)[1:]
    ]


def _location(text: str) -> Plain:
    """Return where the work is: links if it is nothing but paths, a named link if it is more, `x` without any path."""
    paths = re.findall(r"`([^`]+)`", text)
    if not paths:
        return {"x": {"location": text}}
    if not re.sub(r"`[^`]+`", "", text).strip(" ,+"):
        return {"links": paths}
    return {"links": [{"name": text.replace("`", ""), "url": paths[0]}]}
