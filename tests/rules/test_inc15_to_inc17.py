import pytest

from tests.rules.trying import told


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("I enter the funnel", "en", "funnel"),
        ("Waarom heet ik een MQL?", "nl", "MQL"),
        ("Der Funnel ist lang", "de", "Funnel"),
        ("转化率太低", "zh", "转化率"),
        ("アップセルされた", "ja", "アップセル"),
    ],
)
def test_a_word_of_ours(text: str, language: str, word: str) -> None:
    assert told("INC15", f"language: {language}\nstages: [{{name: A, thoughts: [{text}]}}]") == [
        f"4:31 Customers hardly think “{word}”: “{text}”"
    ]


@pytest.mark.parametrize(
    "key",
    [
        "actions: [This path leads to a lake]",
        "actions: [{text: Fills the funnel, actor: Marketer}]",
        "actions: [Buys funnelcake]",
        "backstage: [Fills the funnel]",
    ],
)
def test_words_of_customers_and_of_others(key: str) -> None:
    assert told("INC15", f"stages: [{{name: A, {key}}}]") == []


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Sales", "en"),
        ("Marketing team", "en"),
        ("The Finance Department", "en"),
        ("Afdeling verkoop", "nl"),
        ("Vertriebsabteilung", "de"),
        ("Service commercial", "fr"),
        ("Recursos humanos", "es"),
        ("销售部", "zh"),
        ("營運部", "zh-TW"),
        ("営業部", "ja"),
    ],
)
def test_departments(name: str, language: str) -> None:
    assert told("INC16", f"language: {language}\nstages: [{{name: {name}}}]") == [
        f"4:11 “{name}” is a department of ours: what do customers do there?"
    ]


@pytest.mark.parametrize("name", ["Support", "Customer service", "Sales call", "Personal visit", "购买", "サポート"])
def test_stages_of_customers(name: str) -> None:
    assert told("INC16", f"stages: [{{name: {name}}}]") == []


FUTURE = """
    state: STATE
    stages:
      - name: Booking
        gets: [A slot]
        satisfaction: 4
        emotions: hopeful
        metrics: [{name: no-shows, value: 4%, target: 2%}, {name: calls, target: 10}]
        quotes: [Nice, Great]
    """


def test_experience_on_a_map_of_the_future() -> None:
    assert told("INC17", FUTURE.replace("STATE", "future")) == [
        "3:1 This map is about the future, and it tells of what happened: 2 quotes, 1 thing that customers get,"
        " 1 satisfaction and 1 value of a metric",
        "  10:14 the first quote",
        "  6:12 the first thing that customers get",
        "  7:5 the first satisfaction",
        "  9:32 the first value of a metric",
    ]
    assert told("INC17", FUTURE.replace("STATE", "current")) == []


def test_hopes_are_allowed() -> None:
    assert (
        told("INC17", "state: future\nstages: [{name: A, expects: [A slot], emotions: [2], gets: [], quotes: []}]")
        == []
    )
