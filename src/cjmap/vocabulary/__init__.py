"""The words that cjmap knows: data files beside these modules, in nine languages, read on first use.

A map may be written in any of `LANGUAGES`. This package knows what its words mean there: canonical stages,
feelings and their scores, units of time, the words that people write instead of the keys of the format; and it
has the labels of rendered output. Nothing is read when the package is imported: each table is read once, when
somebody asks for it.
"""

from cjmap.vocabulary.feelings import closest_feeling, feeling_score
from cjmap.vocabulary.keys import key_synonyms
from cjmap.vocabulary.kinds import categories, channel_kinds, evidence_kinds
from cjmap.vocabulary.languages import LANGUAGES, closest_language
from cjmap.vocabulary.stages import canonical_stages, frameworks, knows_stage, recognise_stage, stage_name
from cjmap.vocabulary.units import duration_units
from cjmap.vocabulary.wording import label, labels

__all__ = [
    "LANGUAGES",
    "canonical_stages",
    "categories",
    "channel_kinds",
    "closest_feeling",
    "closest_language",
    "duration_units",
    "evidence_kinds",
    "feeling_score",
    "frameworks",
    "key_synonyms",
    "knows_stage",
    "label",
    "labels",
    "recognise_stage",
    "stage_name",
]
