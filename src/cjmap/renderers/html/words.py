"""The labels of a page, in the language of its map."""

from markupsafe import Markup

from cjmap.renderers.escape import visible
from cjmap.vocabulary import label


class Words:
    """Labels in one language."""

    def __init__(self, language: str) -> None:
        """Take the language of the map."""
        self.language = language

    def word(self, key: str, **texts: str) -> str:
        """Return a label with texts filled in."""
        return label(key, self.language).format(**texts)

    def phrase(self, key: str, **texts: str | Markup) -> Markup:
        """Return a label with texts or markup filled in; texts are quoted."""
        shown = {name: text if isinstance(text, Markup) else visible(text) for name, text in texts.items()}
        return Markup("{}").format(label(key, self.language)).format(**shown)
