"""Sayings: what is said in a list of texts. Each is a string, or a table when there is more to say about it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cjmap.model.quantities import Day, Number, Proportion, Rating
from cjmap.model.texts import Id, JsonSchema, ListOf, OneOrMany, Part, References, Text, Texts


class Link(Part):
    """A link to something outside the map; a string is its address."""

    url: Text = Field(description="The address: a URL, or a path in the project.", examples=["docs/spec.md"])
    name: Text | None = Field(None, description="What to show instead of the address.", examples=["Spec"])


Links = Annotated[tuple[Link, ...], ListOf("url")]

ForPersonas = Annotated[tuple[Text, ...], Field(min_length=1), OneOrMany()]


class Claim(Part):
    """What an item of any list may carry: whom it holds for, what it rests on, where more is said."""

    id: Id | None = Field(None, description="A stable name, so that others can refer to it.", examples=["import-fails"])
    description: Text | None = Field(
        None, description="More words about it.", examples=["Happens with commas in names."]
    )
    for_: ForPersonas | None = Field(
        None,
        alias="for",
        description="The personas that this holds for; all of them when absent.",
        examples=[["starter"]],
    )
    evidence: References | None = Field(
        None, description="What this rests on: entries of `evidence`.", examples=[["interviews-q3"]]
    )
    tags: Texts | None = Field(None, description="Words to find it by.", examples=[["billing"]])
    links: Links | None = Field(None, description="Where to read more.", examples=["https://tracker.example/ONB-12"])


class Saying(Claim):
    """One thing that is said or done; a string is its text."""

    text: Text = Field(description="What is said or done.", examples=["I import my customers"])
    actor: Text | None = Field(None, description="Who does or says it, if not the customer.", examples=["Adviser"])


Sayings = Annotated[tuple[Saying, ...], ListOf("text")]


class Pain(Saying):
    """What hurts the customer; a string is its text."""

    text: Text = Field(description="What hurts.", examples=["Import fails silently"])
    severity: Rating | None = Field(None, description="How much it hurts.", examples=["high"])
    frequency: Proportion | None = Field(None, description="How many customers it happens to.", examples=["30%"])


Pains = Annotated[tuple[Pain, ...], ListOf("text")]


Status = Literal["idea", "planned", "in-progress", "testing", "done", "rejected"]


class Experiment(Part):
    """A test of whether an opportunity helps."""

    hypothesis: Text | None = Field(
        None, description="What should become better, and why.", examples=["A preview helps."]
    )
    metric: Text | None = Field(None, description="The number that tells.", examples=["activation"])
    before: Text | None = Field(None, description="Its value before.", examples=["31%"])
    after: Text | None = Field(None, description="Its value afterwards.", examples=["38%"])
    start: Day | None = Field(None, description="The first day.", examples=["2026-09-01"])
    end: Day | None = Field(None, description="The last day.", examples=["2026-09-30"])
    evidence: References | None = Field(None, description="Where the result is written down.", examples=[["ga4-q3"]])


class Opportunity(Saying):
    """What could be better; a string is its text."""

    text: Text = Field(description="What could be better.", examples=["Import wizard with a preview"])
    addresses: References | None = Field(
        None,
        description="The pains that it answers; those of its own moment when absent.",
        examples=[["import-fails"]],
    )
    impact: Rating | None = Field(None, description="How much it would help.", examples=[4])
    effort: Rating | None = Field(None, description="How much work it is.", examples=[2])
    owner: Text | None = Field(None, description="Who takes care of it.", examples=["team-onboarding"])
    status: Status | None = Field(None, description="How far it is.", examples=["planned"])
    by: Day | None = Field(None, description="When it should be done.", examples=["2027-01-31"])
    experiment: Experiment | None = Field(
        None,
        description="How we test whether it helps.",
        examples=[{"hypothesis": "A preview helps", "metric": "activation"}],
    )


Opportunities = Annotated[
    tuple[Opportunity, ...],
    ListOf("text"),
]


class Objective(Saying):
    """What the map is for; a string is its text."""

    text: Text = Field(description="What should be reached.", examples=["Reduce churn in the first month"])
    metric: Text | None = Field(None, description="The number that tells.", examples=["first-month churn"])
    value: Text | None = Field(None, description="Its value today.", examples=["12%"])
    target: Text | None = Field(None, description="The value to reach.", examples=["8%"])
    by: Day | None = Field(None, description="When it should be reached.", examples=["2027-03-31"])
    owner: Text | None = Field(None, description="Who takes care of it.", examples=["team-growth"])


Objectives = Annotated[
    tuple[Objective, ...],
    ListOf("text"),
]


class Metric(Claim):
    """A number that tells how a moment goes; a string is its name."""

    name: Text = Field(description="What is measured.", examples=["activation"])
    value: Text | None = Field(None, description="Its value today.", examples=["31%"])
    target: Text | None = Field(None, description="The value to reach.", examples=["40%"])


Metrics = Annotated[tuple[Metric, ...], ListOf("name")]


class Emotion(Claim):
    """How the customer feels; a text is the feeling, a number its score.

    A feeling without a score gets the one of the feelings lexicon, if it is in there.
    """

    feeling: Text | None = Field(None, description="The feeling in a word or two.", examples=["relieved"])
    score: Number | None = Field(None, description="How good it is, on the map's `emotion_scale`.", examples=[1])


class EmotionList(ListOf):
    """The short forms of emotions: a text is a feeling, a number is a score."""

    def normalise(self, value: Any) -> Any:
        """Return the list with its short forms written out."""
        if isinstance(value, list):
            return tuple([_emotion(item) for item in value])
        return (_emotion(value),) if isinstance(value, (dict, str, int, float)) else value

    def short_forms(self) -> list[JsonSchema]:
        """Return the JSON Schemas of a feeling and of a score."""
        return [{"type": "string", "pattern": r"\S"}, {"type": "number"}]


def _emotion(item: Any) -> Any:
    if isinstance(item, str):
        return {"feeling": item}
    return {"score": item} if isinstance(item, (int, float)) and not isinstance(item, bool) else item


Emotions = Annotated[tuple[Emotion, ...], EmotionList("feeling")]
