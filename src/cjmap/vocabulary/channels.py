"""Which words mean one and the same channel.

`channel-words.json` holds channels that many businesses have, each with the words for it in every language. A word may
mean another channel in another language: "mail" is e-mail in French and Dutch, "Shop" is an online shop in German.
"""

from collections.abc import Mapping
from functools import cache

from cjmap.vocabulary.comparing import compact
from cjmap.vocabulary.languages import LANGUAGES, closest_language
from cjmap.vocabulary.tables import read_json


def recognise_channel(name: str, language: str | None) -> str | None:
    """Return the channel that a name means ("email"), or None if the vocabulary does not know it.

    The name is looked up in `language` (a BCP 47 tag), then in English. Where the language is not known, all languages
    that have the word must agree.
    """
    word = compact(name)
    if language is not None:
        return _words(closest_language(language)).get(word) or _words("en").get(word)
    meant = {channel for each in LANGUAGES if (channel := _words(each).get(word)) is not None}
    return meant.pop() if len(meant) == 1 else None


@cache
def _words(language: str) -> Mapping[str, str]:
    """Return the channel of each word of a language."""
    table: dict[str, dict[str, list[str]]] = read_json("channel-words.json")
    return {compact(word): channel for channel, words in table.items() for word in words.get(language, ())}
