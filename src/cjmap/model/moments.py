"""Moments: what stage, step and touchpoint have in common, and what each of them has of its own."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from cjmap.model.quantities import Conditions, Flag, Rating, TimeSpan
from cjmap.model.routes import Exits, NextList
from cjmap.model.sayings import (
    Emotions,
    ForPersonas,
    Links,
    Metrics,
    Opportunities,
    Pains,
    Sayings,
)
from cjmap.model.texts import (
    Choice,
    Id,
    JsonSchema,
    ListOf,
    OneOrMany,
    OpenTable,
    Part,
    References,
    Text,
    Texts,
    inner_schema,
    mistake,
)
from cjmap.vocabulary import canonical_stages, categories

Side = Literal["customer", "brand"]


class MomentOfTruth(Part):
    """A moment that decides whether the customer stays; `true` marks one without saying who named it."""

    by: Annotated[tuple[Side, ...], OneOrMany()] = Field(
        (), description="Who calls it one: the customer, the brand (we), or both.", examples=[["customer", "brand"]]
    )
    why: Text | None = Field(None, description="What is decided here.", examples=["The old sheet dies, or we do."])
    evidence: References | None = Field(None, description="What this rests on.", examples=[["interviews-q3"]])


class TruthForms:
    """The short forms of a moment of truth: true, false, who calls it one, or a list of those."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the short forms; `false` and an empty list say that it is none, which is more than saying nothing."""
        return core_schema.no_info_wrap_validator_function(_truth, handler.generate_schema(MomentOfTruth))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say the short forms in the JSON Schema, behind the table."""
        side = {"enum": ["customer", "brand"]}
        return {"anyOf": [handler(inner_schema(schema)), {"type": "boolean"}, side, {"type": "array", "items": side}]}


def _truth(value: Any, validate: Callable[[Any], Any]) -> Any:
    if value is False or value == []:
        return False
    if value is True:
        return validate({})
    if isinstance(value, str) and value not in get_args(Side):
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.casefold(), "")
        raise mistake("MAP05", "is true, false, customer or brand", meant, value, (*get_args(Side), "true", "false"))
    return validate({"by": value} if isinstance(value, (str, list)) else value)


Truth = Annotated[MomentOfTruth | Literal[False], TruthForms()]


class Event(Part):
    """How behaviour data shows a touchpoint; a string is the event's name."""

    event: Text = Field(description="The name of the event.", examples=["import_completed"])
    where: Conditions | None = Field(None, description="Other columns that must match.", examples=[{"source": "csv"}])
    failure: Flag | None = Field(None, description="The event shows that the touchpoint failed.", examples=[True])


Events = Annotated[tuple[Event, ...], ListOf("event")]


class Content(Part):
    """What can be said of any moment, and of one persona in it."""

    description: Text | None = Field(
        None, description="More words about it.", examples=["The first hour in the product."]
    )
    goals: Sayings | None = Field(None, description="What the customer wants here.", examples=[["Reduce costs"]])
    actions: Sayings | None = Field(None, description="What the customer does.", examples=[["I import my customers"]])
    thoughts: Sayings | None = Field(None, description="What the customer thinks.", examples=[["Is my data safe?"]])
    quotes: Sayings | None = Field(
        None, description="What customers said, word for word.", examples=[["I nearly gave up"]]
    )
    emotions: Emotions | None = Field(
        None, description="How the customer feels: a set, not a sequence.", examples=[["overwhelmed", -1]]
    )
    expects: Sayings | None = Field(None, description="What the customer expects.", examples=["Import works at once"])
    gets: Sayings | None = Field(None, description="What the customer gets.", examples=["Fails on the second column"])
    importance: Rating | None = Field(None, description="How much it matters to the customer.", examples=["high"])
    satisfaction: Rating | None = Field(None, description="How content the customer is.", examples=[2])
    pains: Pains | None = Field(None, description="What hurts.", examples=[["Import fails silently"]])
    opportunities: Opportunities | None = Field(None, description="What could be better.", examples=[["A preview"]])
    moment_of_truth: Truth | None = Field(
        None, description="It decides whether the customer stays.", examples=[["customer", "brand"]]
    )
    metrics: Metrics | None = Field(None, description="The numbers that tell how it goes.", examples=[["activation"]])
    duration: TimeSpan | None = Field(None, description="How long it takes.", examples=["2 days"])
    wait: TimeSpan | None = Field(None, description="How long the customer waits.", examples=["90 s"])
    owner: Text | None = Field(None, description="Who of us takes care of it.", examples=["team-onboarding"])
    frontstage: Sayings | None = Field(None, description="What our people do in sight.", examples=[["Adviser calls"]])
    backstage: Sayings | None = Field(
        None, description="What our people do out of sight.", examples=[["Checks the file"]]
    )
    support: Sayings | None = Field(
        None, description="What systems and partners do.", examples=[["CRM adds the account"]]
    )
    evidence: References | None = Field(None, description="What this rests on.", examples=[["interviews-q3"]])
    lanes: dict[Text, Sayings] | None = Field(
        None, description="Custom lanes: what the map's own `lanes` hold here.", examples=[{"legal": ["DPA needed"]}]
    )
    links: Links | None = Field(None, description="Where to read more.", examples=["docs/spec.md"])
    image: Text | None = Field(
        None, description="A picture: a path in the project.", examples=["images/onboarding.png"]
    )
    tags: Texts | None = Field(None, description="Words to find it by.", examples=[["billing"]])
    journey: Text | None = Field(None, description="A map of its own: its path.", examples=["import.cjm.yaml"])


class Moment(Content):
    """A stage, a step or a touchpoint."""

    id: Id | None = Field(None, description="A stable name; the slug of the name when absent.", examples=["onboarding"])
    for_: ForPersonas | None = Field(
        None, alias="for", description="The personas that come here; all of them when absent.", examples=[["starter"]]
    )
    per_persona: dict[Text, Content] | None = Field(
        None,
        description="What holds for one persona only; a single value there replaces the moment's own.",
        examples=[{"manager": {"emotions": -2, "pains": []}}],
    )


class Touchpoint(Moment):
    """Where the customer meets us, or a third party; a string is the name."""

    name: Text | None = Field(
        None, description="What it is called; like its step when absent.", examples=["Import screen"]
    )
    category: Annotated[str, Choice(categories)] | None = Field(
        None, description="Which part of the business it belongs to.", examples=["success"]
    )
    channels: References | None = Field(
        None, description="The media it uses; the channel that the name means when absent.", examples=[["web"]]
    )
    initiator: Literal["customer", "brand", "other"] | None = Field(
        None, description="Who begins the contact.", examples=["customer"]
    )
    artifacts: Sayings | None = Field(None, description="The concrete means.", examples=[["CSV template"]])
    handover: Literal["kept", "lost"] | None = Field(
        None, description="What happens to what the customer told us when the channel changes.", examples=["kept"]
    )
    claims: OpenTable | None = Field(
        None, description="Facts stated here; they must agree across touchpoints.", examples=[{"price": "€12 a month"}]
    )
    events: Events | None = Field(None, description="How behaviour data shows it.", examples=[["import_completed"]])


Touchpoints = Annotated[
    tuple[Touchpoint, ...],
    ListOf("name"),
]


class Step(Moment):
    """Something that the customer does inside a stage; a string is the name."""

    name: Text = Field(description="What it is called.", examples=["Import the customer list"])
    optional: Flag | None = Field(None, description="Customers may skip it.", examples=[True])
    entry: Flag | None = Field(None, description="The journey may begin here, too.", examples=[True])
    next: NextList | None = Field(
        None,
        description="Where the customer goes from here; on in reading order when absent.",
        examples=[["invite-team"]],
    )
    exits: Exits | None = Field(
        None, description="Where customers leave us, and why.", examples=[["Import fails twice"]]
    )
    touchpoints: Touchpoints | None = Field(None, description="Where customers meet us.", examples=[["Import screen"]])


Steps = Annotated[tuple[Step, ...], ListOf("name")]

Kind = Annotated[str, Choice(canonical_stages)]


class Stage(Step):
    """A phase of the journey; a string is the name."""

    name: Text = Field(description="What it is called.", examples=["Onboarding"])
    kind: Annotated[tuple[Kind, ...], OneOrMany()] | None = Field(
        None, description="The canonical stage it is; recognised by the name when absent.", examples=["onboarding"]
    )
    steps: Steps | None = Field(
        None, description="What the customer does in it, in order.", examples=[["Create account"]]
    )


Stages = Annotated[tuple[Stage, ...], ListOf("name")]
