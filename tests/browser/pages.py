"""The pages that the browser opens: all views of each example, with its findings, and of maps that are hard to draw."""

import datetime
from functools import cache
from pathlib import Path

from cjmap.cli.files import Projects, find_maps
from cjmap.cli.flagged import find_flags
from cjmap.cli.project import load_maps
from cjmap.finding import Finding
from cjmap.loader import load
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.renderers.html.page import render_html
from cjmap.renderers.style import Style
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "examples").rglob("*.cjm.yaml"))
ACME = "examples/saas/acme.en.cjm.yaml"
CLINIC = "examples/clinic-visit.cjm.yaml"
TODAY = datetime.date(2026, 11, 22)
VIEWS = tuple(ViewName)


@cache
def example(name: str) -> str:
    """Return the page of an example with all views and its findings."""
    file = ROOT / name
    projects = Projects()
    found = find_maps([file], projects, None)
    loading = load_maps(found, projects)
    flags = find_flags(loading, found, projects, [file], TODAY)
    ((_, loaded),) = loading.maps
    assert loaded.outline is not None, loaded.findings
    return page(loaded.outline, tuple(flags.get(loaded.source.path, ())), file.name)


def page(outline: Outline, findings: tuple[Finding, ...] = (), file: str = "") -> str:
    """Return the page of a map with all views."""
    registry = Registry(outline, findings=findings)
    return render_html({name: build_view(name, registry, Options()) for name in VIEWS}, Style(file=file))


@cache
def written(text: str) -> str:
    """Return the page of a map that is written in a test."""
    loaded = load(text.encode(), "test.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return page(loaded.outline)


@cache
def wild(text: str) -> str:
    """Return the page of a map in which every text is the same."""
    journey = Journey.model_validate(wild_map(text))
    return page(Outline(journey, journey))


LONG = {
    "a long word": "Donaudampfschifffahrtsgesellschaftskapitän" * 5,
    "a name of 200 characters": "A name as long as it may be, " * 7,
    "signs without an end": "W" * 300,
    "ideographs": "客户旅程地图" * 40,
    "Arabic": "رحلة العميل من البداية إلى النهاية " * 5,
    "pictures": "👩‍👩‍👧‍👦🏳️‍🌈" * 30,
    "markup": " ".join(HOSTILE[:6]),
    "an address": "https://example.org/" + "a/long/path/" * 20,
}
"""Texts that want more room than a cell has."""

ARABIC = """
cjmap: 1
title: رحلة العميل إلى المكتبة
language: ar
personas: {q: قارئة جديدة, t: {name: طالب مجتهد, description: يدرس كل يوم}}
stages:
  - name: الاكتشاف
    steps:
      - {name: يسمع عن المكتبة, actions: يسأل صديقا, touchpoints: [{name: لوحة إعلانات, channels: شارع}], emotions: 1}
      - {name: يبحث عن الطريق, actions: [{text: يفتح الخريطة, for: q}], emotions: -1, pains: {text: العنوان قديم, severity: 4}}
  - name: الزيارة
    opportunities: [{text: لافتة جديدة, impact: 4, effort: 2, addresses: العنوان قديم}]
    emotions: 2
"""
