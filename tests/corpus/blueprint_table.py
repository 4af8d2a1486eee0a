"""A service blueprint as an HTML table in a Markdown page: columns are the customer's steps, rows are layers.

A layer's heading has a name and says what belongs in it. "Frontstage" lists what customers meet (people, places,
objects), which cjmap calls touchpoints.
"""

import re

from .plain import Plain

ROWS = {"Frontstage": "touchpoints", "Backstage": "backstage", "Support processes": "support"}
"""The layers below the customer's steps and the keys that hold them."""


def convert(source: str) -> Plain:
    """Return the map of a page that holds one such table."""
    steps, *layers = [_cells(row) for row in _inner("tr", source)]
    stages: list[Plain] = [{"name": _lines(cell)[0]} for cell in steps[1:]]
    explained = {"stages": _lines(steps[0])}
    for heading, *cells in layers:
        name, *rest = _lines(heading)
        explained[ROWS[name]] = [name, *rest]
        for stage, cell in zip(stages, cells, strict=True):
            stage[ROWS[name]] = _lines(cell)
    about = dict(line.split(": ", 1) for line in source.split("---")[1].strip().splitlines())
    introduction, links = _without_links(_inner("p", source)[0])
    return {
        "cjmap": 1,
        "title": about["title"],
        "description": "\n\n".join([about["description"], introduction, _inner("caption", source)[0]]),
        "language": "en",
        "links": links,
        "stages": stages,
        "x": {
            "lane_titles": {key: lines[0] for key, lines in explained.items()},
            "lane_descriptions": {key: " ".join(lines[1:]) for key, lines in explained.items()},
        },
    }


def _inner(tag: str, html: str) -> list[str]:
    return re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)


def _cells(row: str) -> list[str]:
    return re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)


def _lines(cell: str) -> list[str]:
    """Return the texts of a cell: an item each, a name and what it means."""
    texts = (" ".join(text.split()) for text in re.split(r"<[^>]*>", cell))
    return [text for text in texts if text]


def _without_links(text: str) -> tuple[str, list[Plain]]:
    """Return a text with its Markdown links as plain words, and the links; of Jekyll's `{% link … %}` the path."""
    links = [
        {"name": name, "url": re.sub(r"\{% link (.*?) %\}", r"\1", url)}
        for name, url in re.findall(r"\[([^\]]+)\]\(([^)]+)\)", text)
    ]
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text), links
