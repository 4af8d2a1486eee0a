"""The labels of a page, in the language of its map."""

from markupsafe import Markup, escape

from cjmap.vocabulary import labels


class Words:
    """Labels in one language."""

    def __init__(self, language: str) -> None:
        """Take the language of the map."""
        self._known = labels(language)

    def word(self, key: str, **texts: str) -> str:
        """Return a label with texts filled in."""
        text = self._known[key]
        return text.format(**texts) if texts else text

    def phrase(self, key: str, **texts: str | Markup) -> Markup:
        """Return a label with texts or markup filled in; texts are quoted."""
        return escape(self._known[key]).format(**texts)
