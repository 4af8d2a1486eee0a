"""The words of the rules about what disagrees: complete in all languages, and each means one thing there."""

import pickle
from collections import Counter

from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.reading.summary import summarise
from cjmap.vocabulary import LANGUAGES
from cjmap.vocabulary.channels import recognise_channel
from cjmap.vocabulary.comparing import compact
from cjmap.vocabulary.departments import is_department
from cjmap.vocabulary.tables import read_json
from tests.rules.trying import TODAY


def test_each_word_of_a_language_means_one_channel() -> None:
    table = read_json("channel-words.json")
    for language in LANGUAGES:
        words = Counter(compact(word) for by in table.values() for word in {compact(w) for w in by.get(language, ())})
        assert [word for word, count in words.items() if count > 1] == [], language


def test_each_channel_has_words_in_all_languages_but_the_english_riddle() -> None:
    table = read_json("channel-words.json")
    assert [name for name, by in table.items() if set(by) != set(LANGUAGES)] == ["mail"]


def test_a_word_that_means_two_things_in_two_languages_means_nothing_where_none_is_known() -> None:
    assert recognise_channel("Shop", None) is None
    assert recognise_channel("Shop", "de-AT") == "web shop"
    assert recognise_channel("Shop", "en") == "shop"
    assert recognise_channel("Mail", "fr") == "email"
    assert recognise_channel("Website", "ja") == "website"
    assert recognise_channel("Kantoor", "nl") is None


def test_departments_and_insider_words_are_there_in_all_languages() -> None:
    assert set(read_json("departments.json")["names"]) == set(LANGUAGES)
    assert set(read_json("insider-words.json")) == set(LANGUAGES)
    assert not is_department("team", "en")


def test_a_summary_is_plain_and_knows_what_a_map_uses() -> None:
    text = """
cjmap: 1
title: A map
language: zh-TW
personas: {a: {name: Ann, channels: [fax]}}
channels: {web: Website, fax: Fax}
evidence: {q3: Interviews, q4: Survey}
lanes: {legal: Legal, data: Data}
stages:
  - name: Form
    touchpoints: [{name: Form, channels: Website, evidence: q3, owner: team, journey: ../b/form.cjm.yaml}]
    lanes: {legal: [DPA]}
"""
    outline = load(text, "maps/a/a.cjm.yaml").outline
    assert outline is not None
    summary = summarise(Reading(outline, TODAY), "maps/a/a.cjm.yaml")
    assert pickle.loads(pickle.dumps(summary)) == summary
    assert (summary.id, summary.tongue, summary.personas) == ("a", "zh-Hant", ("a",))
    assert summary.used == {
        "personas": frozenset({"a"}),
        "channels": frozenset({"web"}),
        "evidence": frozenset({"q3"}),
        "lanes": frozenset({"legal"}),
    }
    assert [(each.persona_name, each.name) for each in summary.preferences] == [("Ann", "Fax")]
    assert [(each.written, each.file) for each in summary.drill_downs] == [
        ("../b/form.cjm.yaml", "maps/b/form.cjm.yaml")
    ]
    assert [(each.table, each.id, each.fields) for each in summary.entries][:2] == [
        ("personas", "a", {"name": "Ann", "channels": ["fax"]}),
        ("channels", "web", {"name": "Website"}),
    ]
