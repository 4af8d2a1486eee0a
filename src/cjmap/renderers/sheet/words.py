"""Our own words in a sheet, in the language of the map."""

from string import Formatter

from cjmap.renderers.sheet.parts import Piece, Text
from cjmap.vocabulary import label, labels


class Words:
    """Labels in one language."""

    def __init__(self, language: str) -> None:
        """Take the language of the map."""
        self.language = language

    def __call__(self, key: str, **texts: object) -> str:
        """Return a label with texts filled in."""
        return label(key, self.language).format(**texts)

    def has(self, key: str) -> bool:
        """Tell whether there is a label."""
        return key in labels(self.language)

    def phrase(self, key: str, look: Text, **pieces: Text | tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return a label as pieces that look like one text, with other pieces filled in."""
        made: list[Piece] = []
        for text, name, _, _ in Formatter().parse(label(key, self.language)):
            if text:
                made.append(_like(look, text))
            if name is not None:
                filled = pieces[name]
                made += filled if isinstance(filled, tuple) else (filled,)
        return tuple(made)


def _like(look: Text, text: str) -> Text:
    return Text(text, look.size, look.weight, look.tone, look.family, look.italic, look.strike)
