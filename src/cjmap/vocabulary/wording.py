"""The labels of rendered output: every word of a picture or document that is not the author's.

A file in `labels` for each language, in groups; the key of a label is its group and its name, `lane.pains`. The groups:

- `page`, `view`, `tool`: the page around the map, its views (`.lead`: the sentence below a title), its controls;
- `header`, `state`, `perspective`, `framework`, `summary`, `persona`: what stands above the map and on cards;
- `lane`: the titles of lanes, by the key of the format, and what they answer in a few words (`.sub`);
- `cell`, `moment`, `rating`, `severity`, `expectation`, `status`, `initiator`, `handover`: words inside cells;
- `category`, `channel-kind`, `evidence-kind`: the values of the format's closed lists;
- `opportunity`, `channel`, `evidence`, `blueprint`, `finding`, `measure`: the words of one view or table each;
- `curve`, `route`: the emotion curve and the flow;
- `count`: numbers of things, worded so that no plural is needed;
- `key`: the legend; `text`, `date`: punctuation and the order of things in a language.

Words in braces, as in `{share} leave`, are filled in with `str.format`; they are the same in all languages.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cjmap.vocabulary.languages import closest_language
from cjmap.vocabulary.tables import read_json


def labels(language: str | None) -> Mapping[str, str]:
    """Return all labels of the language closest to `language`, a BCP 47 tag, by their keys."""
    return _labels(closest_language(language))


def label(key: str, language: str | None) -> str:
    """Return one label in the language closest to `language`, a BCP 47 tag.

    Raises KeyError if no label is called `key`.
    """
    return labels(language)[key]


@cache
def _labels(language: str) -> Mapping[str, str]:
    groups: dict[str, dict[str, str]] = read_json(f"labels/{language}.json")
    flat = {f"{group}.{name}": text for group, texts in groups.items() for name, text in texts.items()}
    return MappingProxyType(flat)
