"""Who walks the journey."""

from pydantic import Field

from cjmap.model.quantities import Conditions
from cjmap.model.sayings import Links, Sayings
from cjmap.model.texts import OpenTable, Part, References, Text, Texts


class Profile(Part):
    """What is known of a group of customers."""

    description: Text | None = Field(None, description="Who they are, in a sentence.", examples=["Runs a bakery."])
    demographics: OpenTable | None = Field(
        None, description="Age, place, education …: your own keys.", examples=[{"age": "35-45"}]
    )
    firmographics: OpenTable | None = Field(
        None, description="Size, industry, revenue …: your own keys.", examples=[{"size": "1-5"}]
    )
    behaviour: Sayings | None = Field(None, description="What they do.", examples=[["Compares three tools"]])
    goals: Sayings | None = Field(None, description="What they want.", examples=[["Reduce costs"]])
    pains: Sayings | None = Field(None, description="What hurts them.", examples=[["No technical experience"]])
    triggers: Sayings | None = Field(None, description="What makes them begin.", examples=[["Missed an invoice"]])
    links: Links | None = Field(None, description="Where to read more.", examples=["docs/icp.md"])


class Audience(Profile):
    """The ideal customer profile: whom we want to serve; a string is its description."""


class Persona(Profile):
    """An archetype of a customer segment; a string is the name."""

    name: Text | None = Field(
        None, description="What to call them; the id when absent.", examples=["Budget-minded starter"]
    )
    quotes: Sayings | None = Field(
        None, description="What they would say.", examples=[["I can't afford to waste a month."]]
    )
    channels: References | None = Field(None, description="The channels they prefer.", examples=[["phone", "email"]])
    evidence: References | None = Field(None, description="What this rests on.", examples=[["interviews-q3"]])
    image: Text | None = Field(None, description="A picture: a path in the project.", examples=["images/starter.jpg"])
    where: Conditions | None = Field(
        None, description="Which cases of behaviour data are this persona.", examples=[{"plan": "free"}]
    )
    tags: Texts | None = Field(None, description="Words to find it by.", examples=[["b2b"]])
