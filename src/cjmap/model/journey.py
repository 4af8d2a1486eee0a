"""The journey map itself: the root of a map file."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cjmap.model.moments import Stages
from cjmap.model.people import Audience
from cjmap.model.quantities import Day, EmotionScale, Language, Scale
from cjmap.model.sayings import Links, Metrics, Objectives, Opportunities, Pains
from cjmap.model.tables import Tables
from cjmap.model.texts import Choice, Id, Parsed, Part, TableUnder, Text, Texts, mistake
from cjmap.vocabulary import frameworks

FORMAT_VERSION = 1
DEFAULT_SCALE = Scale(-2.0, 2.0)
"""The emotion scale of a map that declares none."""


def _version(value: Any) -> int:
    if value is True or value != FORMAT_VERSION:
        raise mistake("MAP13", f"is the version of the format, and this cjmap reads version {FORMAT_VERSION}")
    return FORMAT_VERSION


class Scope(Part):
    """Where the journey begins and ends."""

    from_: Text | None = Field(None, alias="from", description="Where it begins.", examples=["Realises the problem"])
    to: Text | None = Field(None, description="Where it ends.", examples=["Recommends us to a peer"])


class Journey(Tables):
    """One customer journey map, format version 1."""

    cjmap: Annotated[int, Parsed(_version, {"const": FORMAT_VERSION})] = Field(
        description="The version of the format.", examples=[1]
    )
    id: Id | None = Field(None, description="A stable name; the file's name when absent.", examples=["acme-signup"])
    title: Text = Field(description="What the map is called.", examples=["From spreadsheet chaos to recommending Acme"])
    description: Text | None = Field(
        None, description="More words about it.", examples=["Drawn in the autumn workshop."]
    )
    language: Language | None = Field(
        None, description="The language of the content and of rendered labels (BCP 47).", examples=["en"]
    )
    state: Literal["current", "future"] | None = Field(
        None, description="How it is, or how it should become; current when absent.", examples=["current"]
    )
    perspective: Literal["inside-out", "outside-in"] | None = Field(
        None, description="Drawn by us (inside-out) or told by customers (outside-in).", examples=["inside-out"]
    )
    owner: Text | None = Field(None, description="Who keeps the map true.", examples=["team-growth"])
    reviewed: Day | None = Field(None, description="When somebody last checked it.", examples=["2026-10-01"])
    framework: Annotated[str, Choice(frameworks)] | None = Field(
        None, description="Which stages a complete map has.", examples=["saas"]
    )
    emotion_scale: EmotionScale | None = Field(
        None, description="The scale of the scores, worst and best; [-2, 2] when absent.", examples=[[1, 5]]
    )
    scenario: Text | None = Field(
        None, description="The situation of the journey.", examples=["A firm outgrows its sheets"]
    )
    scope: Scope | None = Field(
        None,
        description="Where the journey begins and ends.",
        examples=[{"from": "Has a problem", "to": "Tells a peer"}],
    )
    objectives: Objectives | None = Field(None, description="What the map is for.", examples=[["Reduce churn"]])
    audience: Annotated[Audience, TableUnder("description")] | None = Field(
        None, description="Whom we want to serve.", examples=[{"firmographics": {"size": "1-50"}}]
    )
    pains: Pains | None = Field(None, description="What hurts in the whole journey.", examples=[["Nobody calls back"]])
    opportunities: Opportunities | None = Field(
        None, description="What could be better in the whole journey.", examples=[["One contact person"]]
    )
    metrics: Metrics | None = Field(None, description="The numbers of the whole journey.", examples=[["churn"]])
    links: Links | None = Field(None, description="Where to read more.", examples=["https://wiki.example/journey"])
    tags: Texts | None = Field(None, description="Words to find it by.", examples=[["b2b"]])
    stages: Stages = Field(description="The phases of the journey, in order.", examples=[["Awareness", "Purchase"]])

    @property
    def scale(self) -> Scale:
        """Return the emotion scale, the default one if the author declared none."""
        return self.emotion_scale or DEFAULT_SCALE
