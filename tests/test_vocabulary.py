"""The vocabulary: its tables are complete in all languages, and words are recognised as their authors meant them."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.vocabulary import (
    LANGUAGES,
    canonical_stages,
    categories,
    channel_kinds,
    closest_language,
    duration_units,
    evidence_kinds,
    feeling_score,
    frameworks,
    key_synonyms,
    knows_stage,
    label,
    labels,
    recognise_stage,
    stage_name,
)
from cjmap.vocabulary.tables import read_json, read_text

SCHEMA = Path(__file__).parents[1] / "schemas" / "cjmap-1.schema.json"


def feelings() -> list[tuple[float, dict[str, list[str]]]]:
    header, *rows = (line.split("\t") for line in read_text("feelings.tsv").splitlines())
    assert header == ["score", *LANGUAGES]
    return [
        (float(score), {lang: words.split(", ") for lang, words in zip(LANGUAGES, columns, strict=True)})
        for score, *columns in rows
    ]


# --- languages


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("nl-BE", "nl"), ("NL", "nl"), ("pt-BR", "pt"), ("de_AT", "de"), ("ja-JP", "ja"),
        ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-SG", "zh-Hans"), ("zh-Hans-HK", "zh-Hans"),
        ("ZH-hans", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-mo", "zh-Hant"),
        ("zh-Hant", "zh-Hant"), ("zh-Hant-CN", "zh-Hant"), ("zh_tw", "zh-Hant"),
        ("ru", "en"), ("", "en"), (None, "en"), ("english", "en"), (" fr ", "fr"),
    ],
)  # fmt: skip
def test_closest_language(tag: str | None, language: str) -> None:
    assert closest_language(tag) == language


def test_every_language_is_closest_to_itself() -> None:
    assert [closest_language(language) for language in LANGUAGES] == list(LANGUAGES)


# --- closed lists


def test_closed_lists_have_a_label_for_every_value() -> None:
    groups = {
        "category": categories(),
        "channel-kind": channel_kinds(),
        "evidence-kind": evidence_kinds(),
        "framework": tuple(frameworks()),
    }
    for group, values in groups.items():
        labelled = {key.partition(".")[2] for key in labels("en") if key.startswith(f"{group}.")}
        assert labelled == set(values), group


def test_frameworks_are_canonical_stages_in_order() -> None:
    order = canonical_stages()
    for name, stages in frameworks().items():
        assert list(stages) == sorted(stages, key=order.index), name
    assert frameworks()["none"] == ()
    assert len(frameworks()["saas"]) == 8


# --- stages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_name_means_its_own_kind(language: str) -> None:
    for kind, names in read_json("stages.json").items():
        assert recognise_stage(stage_name(kind, language)) == (kind,)
        for name in names[language]:
            assert recognise_stage(name) == (kind,), name
            assert recognise_stage(name.upper()) == (kind,), name


def test_stages_have_names_in_every_language() -> None:
    for kind, names in read_json("stages.json").items():
        assert tuple(names) == LANGUAGES, kind
        assert all(name.strip() for listed in names.values() for name in listed), kind
    for language in LANGUAGES:
        shown = [stage_name(kind, language) for kind in canonical_stages()]
        assert len(set(shown)) == len(shown), language


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Purchase & onboarding", ("purchase", "onboarding")),
        ("Adoption / Retention", ("adoption", "retention")),
        ("Aankoop en onboarding", ("purchase", "onboarding")),
        ("Onboarding, purchase and onboarding", ("onboarding", "purchase")),
        ("Achat et prise en main", ("purchase", "onboarding")),
        ("购买和使用", ("purchase", "use")),
        ("興味・関心", ("consideration",)),
        ("継続・利用", ("retention", "use")),
        ("継続利用", ("retention",)),
        ("Daily Use & Loyalty", ("use", "retention")),
        ("Discovery and something else", ("awareness",)),
        ("Stage 1: Awareness", ("awareness",)),
        ("1. Awareness", ("awareness",)),
        ("2.3 Decision (Signup → First Value)", ("purchase",)),
        ("Phase 1 (Awareness)", ("awareness",)),
        ("Awareness stage", ("awareness",)),
        ("The awareness phase", ("awareness",)),
        ("Fase 2 - Oriëntatie", ("consideration",)),
        ("Bewustwordingsfase", ("awareness",)),
        ("Nutzungsphase", ("use",)),
        ("Phase d’achat", ("purchase",)),
        ("Étape de la découverte", ("awareness",)),
        ("Etapa 3: la compra", ("purchase",)),
        ("认知阶段", ("awareness",)),
        ("第一阶段：认知", ("awareness",)),
        ("認知階段", ("awareness",)),
        ("認知フェーズ", ("awareness",)),
        ("第1段階 認知", ("awareness",)),
        ("検討期", ("consideration",)),
        ("sign up", ("purchase",)),
        ("Sign-Up", ("purchase",)),
        ("signup", ("purchase",)),
        ("Ｐｕｒｃｈａｓｅ", ("purchase",)),
        ("decouverte", ("awareness",)),
        ("ADOPCIÓN", ("adoption",)),
        ("Aankoop/Aanmelden", ("purchase",)),
        ("klantenbinding", ("retention",)),
        ("Heroriëntatie", ("reorientation",)),
    ],
)
def test_recognised_stages(name: str, kinds: tuple[str, ...]) -> None:
    assert recognise_stage(name) == kinds


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Purchase & use", True),
        ("Fase 2 - Oriëntatie", True),
        ("The first weeks (use)", True),
        ("Browsing & selection", False),
        ("Decide and look up the way", False),
        ("The party", False),
        ("", False),
    ],
)
def test_stages_known_by_their_whole_name(name: str, known: bool) -> None:
    assert knows_stage(name) is known


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "Stage 1", "Phase", "Reuse", "Misuse", "Used", "Use case", "Phased use", "Backstage", "e", "1", "期",
        "阶段", "使用者登入", "不使用", "Customer", "Delivery", "Unaware", "Purchaser", "(", "()", "&", "- / -",
        "Import the customer list", "use " * 60,
    ],
)  # fmt: skip
def test_unknown_stages(name: str) -> None:
    assert recognise_stage(name) == ()


# --- feelings


def test_feelings_are_complete() -> None:
    assert len(feelings()) >= 250
    for _, words in feelings():
        assert all(word for listed in words.values() for word in listed), words


def test_feelings_are_scored_in_steps() -> None:
    scores = [score for score, _ in feelings()]
    assert set(scores) == {step / 4 for step in range(-4, 5)}
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_feelings_stand_once_and_are_found(language: str) -> None:
    scored = [(word, score) for score, words in feelings() for word in words[language]]
    repeated = [word for word, count in Counter(word for word, _ in scored).items() if count > 1]
    assert repeated == []
    wrong = [word for word, score in scored if feeling_score(word, language) != score]
    assert wrong == []  # a word is not found if it is not written in its folded form


@pytest.mark.parametrize(
    ("feeling", "language", "score"),
    [
        ("frustrated", None, -0.5),
        (" Frustrated! ", "en", -0.5),
        ("gefrustreerd", "nl", -0.5),
        ("Frust", "de", -0.5),
        ("焦虑", "zh-CN", -0.5),
        ("焦慮。", "zh-TW", -0.5),
        ("不安", "ja", -0.5),
        ("ﾜｸﾜｸ", "ja", 1),
        ("Ängstlich", "de", -0.5),
        ("A\u0308ngstlich", "de", -0.5),
        ("d’accord", "fr", 0.25),
        ("burnt-out", "en", -0.75),
        ("in control", "en", 0.5),
        ("overwhelmed", "nl", -0.5),  # English in a Dutch map
        ("erleichtert", None, 0.5),
        ("planning-focused", "en", None),
        ("", "en", None),
        ("!?", None, None),
        ("frustrated, angry", "en", None),
    ],
)
def test_feeling_scores(feeling: str, language: str | None, score: float | None) -> None:
    assert feeling_score(feeling, language) == score


def test_own_language_wins_over_english_over_the_others() -> None:
    by_language = {lang: {w: s for s, words in feelings() for w in words[lang]} for lang in LANGUAGES}
    words = {word for scores in by_language.values() for word in scores}
    disputed = [w for w in words if len({scores[w] for scores in by_language.values() if w in scores}) > 1]
    assert disputed, "no false friends left: this test needs another example"
    for word in disputed:
        for language in LANGUAGES:
            first = next(lang for lang in (language, "en", *LANGUAGES) if word in by_language[lang])
            assert feeling_score(word, language) == by_language[first][word], (word, language)


def test_feelings_of_the_rules() -> None:
    """The scores that the rules and examples of cjmap speak of."""
    expected = {
        -1: "angry desperate",
        -0.5: "overwhelmed frustrated confused disappointed",
        -0.25: "sceptical impatient",
        0: "neutral indifferent surprised",
        0.5: "interested hopeful relieved satisfied supported",
        1: "excited delighted",
    }
    for score, words in expected.items():
        assert {feeling_score(word, "en") for word in words.split()} == {score}


# --- labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_complete(language: str) -> None:
    english, own = labels("en"), labels(language)
    assert list(own) == list(english)
    assert [key for key, text in own.items() if not text.strip()] == []
    placeholders = {key: sorted(re.findall(r"\{(\w*)\}", text)) for key, text in own.items()}
    assert placeholders == {key: sorted(re.findall(r"\{(\w*)\}", text)) for key, text in english.items()}
    assert [key for key, text in own.items() if "{" in re.sub(r"\{\w+\}", "", text)] == []


def test_labels_are_translated() -> None:
    """Hardly a label of another language is the English one, and none has letters of a foreign script."""
    for language in LANGUAGES[1:]:
        own = labels(language)
        same = [key for key, text in labels("en").items() if own[key] == text and not key.startswith("text.")]
        assert len(same) < len(own) * 0.15, (language, same)
        cjk = [key for key, text in own.items() if any("CJK" in unicodedata.name(char, "") for char in text)]
        assert bool(cjk) == language.startswith(("zh", "ja")), (language, cjk)


def test_label() -> None:
    assert label("lane.pains", "nl-NL") == "Pijnpunten"
    assert label("lane.pains", "xx") == "Pains"
    assert label("route.leave", "en").format(share="24 %") == "24 % leave"
    with pytest.raises(KeyError):
        label("lane.nonsense", "en")


@pytest.mark.parametrize(
    "group", ["lane", "rating", "status", "category", "channel-kind", "evidence-kind", "initiator", "handover"]
)
def test_labels_of_format_values_are_distinct(group: str) -> None:
    for language in LANGUAGES:
        texts = [text for key, text in labels(language).items() if re.fullmatch(rf"{group}\.[a-z-]+", key)]
        assert len(texts) == len(set(texts)), (language, group)


def test_traditional_and_simplified_chinese_differ() -> None:
    """Common characters of which each script has its own form stand only in their own column."""
    simplified, traditional = set("户图触点满关虑觉谁为与还评价营销种热"), set("戶圖觸點滿關慮覺誰為與還評價營銷種熱")
    for language, foreign in (("zh-Hans", traditional), ("zh-Hant", simplified)):
        texts = [*labels(language).values(), *(stage_name(kind, language) for kind in canonical_stages())]
        texts += [word for _, words in feelings() for word in words[language]]
        assert [text for text in texts if foreign & set(text)] == []
    differing = [key for key, text in labels("zh-Hans").items() if labels("zh-Hant")[key] != text]
    assert len(differing) > len(labels("zh-Hans")) * 0.6


# --- keys of the format


def keys_in(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
    if isinstance(schema, dict | list):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from keys_in(part)


def test_every_key_of_the_format_has_synonyms() -> None:
    assert set(key_synonyms()) == set(keys_in(json.loads(SCHEMA.read_text(encoding="utf-8"))))


def test_synonyms_are_normalised_and_stand_once() -> None:
    for key, words in key_synonyms().items():
        assert len(set(words)) == len(words), key
        assert key not in words
        for word in words:
            assert word == unicodedata.normalize("NFKC", word).casefold(), word
            assert word
            assert not set(word) & set(" -"), word


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("phase", "stages"), ("étapes", "stages"), ("title", "name"), ("title", "text"), ("name", "title"),
        ("feelings", "emotions"), ("情绪", "emotions"), ("kpis", "metrics"), ("pain_points", "pains"),
        ("痛点", "pains"), ("channel", "channels"), ("persona", "personas"), ("contactmomenten", "touchpoints"),
        ("触点", "touchpoints"), ("接觸點", "touchpoints"), ("タッチポイント", "touchpoints"), ("needs", "goals"),
        ("kansen", "opportunities"), ("onstage", "frontstage"), ("team", "owner"), ("drop_off", "exits"),
        ("goto", "next"), ("behavior", "behaviour"),
        ("physical_evidence", "artifacts"), ("physical_evidence", "evidence"), ("sources", "evidence"),
    ],
)  # fmt: skip
def test_synonyms(word: str, key: str) -> None:
    assert word in key_synonyms()[key]


# --- units


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "s sec second seconden Sekunde secondes segundos 秒 秒钟 秒鐘"),
        (60, "min minutes minuten minutos 分 分钟 分鐘"),
        (3600, "h hr hour uur Std Stunden heures hora 小时 小時 時間"),
        (86400, "d day dagen Tage jours días dia 天 日 werkdagen Werktage 工作日 営業日"),
        (604800, "week weken Wochen semaines semanas 周 週 週間"),
        (30 * 86400, "month maanden Monate mois meses mês 个月 個月 ヶ月 か月"),
        (365 * 86400, "year jaar Jahre ans años anos 年"),
    ],
)
def test_duration_units(seconds: int, words: str) -> None:
    assert {duration_units()[word.casefold()] for word in words.split()} == {seconds}


def test_duration_units_of_several_words() -> None:
    for words in ("business days", "working days", "jours ouvrés", "días hábiles", "dias úteis"):
        assert duration_units()[words] == 86400


def test_duration_units_are_folded_and_not_ambiguous() -> None:
    words = [word for unit in read_json("units.json").values() for word in unit["words"]]
    assert [word for word in words if word != unicodedata.normalize("NFKC", word).casefold()] == []
    assert len(words) == len(set(words))
    assert not {"m", "月", ""} & set(words)


# --- everywhere


@given(st.text(), st.none() | st.text())
def test_no_text_raises(text: str, language: str | None) -> None:
    assert closest_language(text) in LANGUAGES
    assert set(recognise_stage(text)) <= set(canonical_stages())
    score = feeling_score(text, language)
    assert score is None or -1 <= score <= 1
    assert label("lane.pains", text)


def names_of_stages() -> list[str]:
    return [name for by in read_json("stages.json").values() for names in by.values() for name in names]


@given(
    st.lists(st.sampled_from(names_of_stages()), max_size=3), st.sampled_from([" & ", "/", " - ", "・", ": ", " en "])
)
def test_names_are_recognised_between_signs(names: list[str], sign: str) -> None:
    meant = dict.fromkeys(kind for name in names for kind in recognise_stage(name))
    assert recognise_stage(sign.join(names)) == tuple(meant)


def test_tables_are_read_only() -> None:
    for table in (labels("en"), key_synonyms(), duration_units(), frameworks()):
        with pytest.raises(TypeError):
            table["new"] = "value"  # type: ignore[index]


def test_nothing_is_read_at_import() -> None:
    program = (
        "import pathlib, sys\n"
        "pathlib.Path.read_text = None\n"
        "import cjmap.vocabulary\n"
        "print(*sorted(name for name in sys.modules if name.startswith('cjmap.') and 'vocabulary' not in name))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
