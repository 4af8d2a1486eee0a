"""Small drawings of channels, 16 units wide and high: those that many businesses have, else one for each kind."""

from cjmap.model.references import folded
from cjmap.view.around import Frame
from cjmap.vocabulary.channels import recognise_channel

_GLOBE = (
    "M8 2.25a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5zM2.25 8h11.5M8 2.25c3.2 3.2 3.2 8.3 0 11.5M8"
    " 2.25c-3.2 3.2-3.2 8.3 0 11.5"
)
_ENVELOPE = "M2.25 3.75h11.5v8.5H2.25zM2.5 4.25 8 8.75l5.5-4.5"
_LETTER = "M2.25 6.5 8 2.5l5.75 4v7H2.25zM2.5 6.75 8 10.5l5.5-3.75"
_PHONE = (
    "M3.2 2.5h2.3l1.2 3-1.5 1.2c.7 1.6 1.9 2.8 3.6 3.6l1.2-1.5 3 1.2v2.3c0 .7-.6 1.2-1.3 1.2C6.6 13.2"
    " 2.8 9.4 2.5 3.8c0-.7.2-1.3.7-1.3z"
)
_BUBBLE = "M2.5 3.25h11v7.5H7.25L4.5 13.25v-2.5h-2z"
_PEOPLE = "M8 2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM3.25 13.5c0-3 2-4.5 4.75-4.5s4.75 1.5 4.75 4.5"
_SCREEN = "M2.25 3.25h11.5v8H2.25zM6 13.5h4M8 11.25v2.25"
_DEVICE = "M4.75 2.25h6.5v11.5h-6.5zM7.25 11.75h1.5"
_HOUSE = (
    "M2.75 7v6.5h10.5V7M2 5.5l1.25-3h9.5L14 5.5c0 1-.9 1.75-2 1.75S10 6.5 10 5.5c0 1-.9 1.75-2 1.75S6"
    " 6.5 6 5.5c0 1-.9 1.75-2 1.75S2 6.5 2 5.5zM6.5 13.5v-3.75h3v3.75"
)
_HORN = "M2.5 6.5v3h2.25L11 12.75v-9.5L4.75 6.5zM13.25 6.5v3"
_BASKET = "M2 3h1.75l1.5 7h6.5l1.5-5H4.25M5.7 13.25h.6M10.7 13.25h.6"
_ICONS = {
    "website": _GLOBE,
    "web shop": _BASKET,
    "shop": _HOUSE,
    "email": _ENVELOPE,
    "mail": _ENVELOPE,
    "letter post": _LETTER,
    "newsletter": (
        "M2.5 2.75h8.75v10.5H4A1.5 1.5 0 0 1 2.5 11.75zM11.25 6h2.25v5.75a1.5 1.5 0 0 1-3 0M4.75 5.5H9M4.75"
        " 8H9M4.75 10.5H9"
    ),
    "phone": _PHONE,
    "text message": _BUBBLE + "M5 5.75h6M5 8.25h4",
    "chat": _BUBBLE,
    "chatbot": _BUBBLE + "M5.45 7h.6M9.95 7h.6",
    "video call": "M2.25 4.25h7.5v7.5h-7.5zM9.75 7.25l4-2.25v6l-4-2.25z",
    "social media": (
        "M11.75 2.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5zM4.25 6.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75"
        " 0 0 0 0-3.5zM11.75 10.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5zM5.8 7.2l4.4-2.4M5.8 8.8l4.4"
        " 2.4"
    ),
    "app": _SCREEN,
    "mobile app": _DEVICE,
    "search engine": "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.25 10.25l3.5 3.5",
    "word of mouth": "M2.25 2.75h7.5v5H6L4 9.75v-2H2.25zM11.5 6.5h2.25v5H12v2L9.9 11.5H6.5",
    "face to face": _PEOPLE,
    "fax": "M4.5 6.25v-4h7v4M2.25 6.25h11.5v5.5H2.25zM5 9.5h6v4H5z",
    "call centre": (
        "M2.75 10V8a5.25 5.25 0 0 1 10.5 0v2M2.75 8.75H5v3.5H2.75zM11 8.75h2.25v3.5H11zM13.25 12.25c0"
        " 1.2-1.5 1.75-3.5 1.75"
    ),
}
"""By the channel that the vocabulary recognises."""
_KINDS = {
    "digital": _SCREEN,
    "physical": "M2.5 5 8 2.25 13.5 5v6L8 13.75 2.5 11zM2.5 5 8 7.75 13.5 5M8 7.75v6",
    "human": _PEOPLE,
    "media": _HORN,
    "other": "M8 2.25a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5zM4.95 8h.6M7.7 8h.6M10.45 8h.6",
}
"""By the kind of the map's table."""


def channel_icon(name: str, frame: Frame) -> str:
    """Return the path that draws a channel, to be stroked and not filled."""
    meant = recognise_channel(name, frame.language)
    kind = next((medium.kind for medium in frame.channels if folded(medium.name) == folded(name)), "")
    return _ICONS.get(meant or "") or _KINDS.get(kind) or _KINDS["other"]
