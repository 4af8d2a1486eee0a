"""Where the customer goes next, and where customers leave."""

from typing import Annotated

from pydantic import Field

from cjmap.model.quantities import Proportion
from cjmap.model.sayings import ForPersonas, Saying
from cjmap.model.texts import ListOf, Part, Text

END = "end"
"""The target of a `next` that ends the journey."""


class Next(Part):
    """A way on; a string is where it leads."""

    to: Text = Field(
        description="A step of the same stage, a stage, another step (`stage/step` if in doubt), or `end`.",
        examples=["invite-team"],
    )
    when: Text | None = Field(None, description="The condition for going this way.", examples=["import fails"])
    share: Proportion | None = Field(None, description="How many customers go this way.", examples=["22%"])
    for_: ForPersonas | None = Field(
        None, alias="for", description="The personas that go this way; all of them when absent.", examples=[["starter"]]
    )


NextList = Annotated[tuple[Next, ...], ListOf("to")]


class Exit(Saying):
    """A way out: customers leave us here; a string says why."""

    text: Text = Field(description="Why they leave.", examples=["Import fails twice"])
    share: Proportion | None = Field(None, description="How many customers leave here.", examples=["9%"])


Exits = Annotated[tuple[Exit, ...], ListOf("text")]
