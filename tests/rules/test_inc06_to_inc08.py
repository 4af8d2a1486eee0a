import pytest

from tests.rules.trying import told, told_project

PREFERS = """
    personas: {angler: {name: Angler, channels: [CHANNELS]}, guide: Guide}
    stages:
      - name: Renewal
        touchpoints: [{name: Form, channels: web}, {name: Counter, channels: [Post Office], for: guide}]
      - name: Season
        touchpoints: [{name: Warden, channels: lakeside}]
    """


def test_a_preferred_channel_that_nobody_offers() -> None:
    assert told("INC06", PREFERS.replace("CHANNELS", "post office, Lakeside")) == [
        "3:46 “Angler” prefers “Post Office”, and no touchpoint for them uses it"
    ]
    assert told("INC06", PREFERS.replace("CHANNELS", "phone, letter")) == [
        "3:46 “Angler” prefers “phone” and “letter”, and no touchpoint for them uses them"
    ]
    assert told("INC06", PREFERS.replace("CHANNELS", "web, lakeside")) == []


def test_aliases_and_touchpoints_called_like_a_channel_count() -> None:
    assert (
        told(
            "INC06",
            """
        channels: {mail: {name: Brief, aliases: [Post]}, tel: Telefon}
        personas: {a: {name: Rentnerin, channels: [Post, tel]}}
        stages: [{name: Antrag, touchpoints: [Brief, {name: Rückfrage, channels: Telefon}]}]
        """,
        )
        == []
    )


def test_without_any_channel_nobody_can_tell() -> None:
    assert told("INC06", "personas: {a: {name: Ann, channels: [fax]}}\nstages: [{name: A, touchpoints: [Talk]}]") == []


def test_per_stage() -> None:
    assert told("INC06", PREFERS.replace("CHANNELS", "post office, lakeside"), per="stage") == [
        "5:5 “Angler” prefers “Post Office” and “lakeside”, and no touchpoint in “Renewal” uses one of them"
    ]
    with pytest.raises(ValueError, match="is one of journey, stage"):
        told("INC06", PREFERS, per="step")


def test_shared_personas_are_asked_for_over_all_maps() -> None:
    people = "personas: {a: {name: Ann, channels: [phone, fax]}}\n"
    one = "stages: [{name: A, touchpoints: [{name: Form, channels: web}]}]"
    two = "stages: [{name: B, touchpoints: [{name: Call, channels: phone}]}]"
    texts = {"people.yaml": people, "one.cjm.yaml": one, "two.cjm.yaml": two}
    assert told_project("INC06", texts) == ["people.yaml:1:45 “Ann” prefers “fax”, and no touchpoint for them uses it"]
    assert told_project("INC06", texts, whole=False) == []


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("e-mail", "email", "en"),
        ("App", "apps", "en"),
        ("Live chat", "live-chat", "en"),
        ("correo electrónico", "E-mail", "es"),
        ("电子邮件", "邮件", "zh"),
        ("Mail", "E-Mail", "de"),
        ("Winkel", "Store", "nl"),
        ("メール", "eメール", "ja"),
    ],
)
def test_two_words_for_one_channel(one: str, other: str, language: str) -> None:
    text = f"language: {language}\nstages: [{{name: A, touchpoints: [{{name: B, channels: [{one}, {other}]}}]}}]"
    lines = told("INC07", text)
    assert [line.split(" ", 1)[1] for line in lines if not line.startswith(" ")] == [
        f"“{other}” and “{one}” are one channel under two names"
    ]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Post", "E-Mail", "de"),
        ("Mail", "E-mail", "en"),
        ("Shop", "Laden", "de"),
        ("chat", "chatbot", "en"),
        ("App", "Mobile app", "en"),
        ("Web", "web", "en"),
        ("Shop", "Store", "de"),
        ("Press", "Pres", "en"),
    ],
)
def test_words_for_two_channels_and_two_ways_to_write_one(one: str, other: str, language: str) -> None:
    text = f"language: {language}\nstages: [{{name: A, touchpoints: [{{name: B, channels: [{one}, {other}]}}]}}]"
    assert told("INC07", text) == []


def test_entries_with_equal_names_aliases_and_kinds() -> None:
    assert told(
        "INC07",
        """
        channels:
          web: {name: Website, aliases: [Portal]}
          site: {name: Website}
          portal: Customer portal
          app: {name: App, kind: digital}
          apps: {name: App counter, kind: physical}
        stages: [A]
        """,
    ) == [
        "5:3 “Website” (`site`) and “Website” (`web`) are one channel under two names",
        "  4:3 the other name, “Website”",
        "6:3 “Customer portal” and “Website” are one channel under two names",
        "  4:3 the other name, “Website”",
    ]


def test_names_are_compared_over_the_maps_of_one_language() -> None:
    maps = {
        "a.cjm.yaml": "language: en\nstages: [{name: A, touchpoints: [{name: B, channels: e-mail}]}]",
        "b.cjm.yaml": "language: en-GB\nstages: [{name: A, touchpoints: [{name: B, channels: email}]}]",
        "c.cjm.yaml": "language: nl\nstages: [{name: A, touchpoints: [{name: B, channels: Mail}]}]",
        "d.cjm.yaml": "language: en\nchannels: {email: Newsletter}\nstages: [A]",
    }
    assert told_project("INC07", maps) == [
        "b.cjm.yaml:4:44 “email” and “e-mail” in a.cjm.yaml are one channel under two names",
        "  a.cjm.yaml:4:44 the other name, “e-mail”",
        "d.cjm.yaml:4:12 “Newsletter” and “e-mail” in a.cjm.yaml are one channel under two names",
        "  a.cjm.yaml:4:44 the other name, “e-mail”",
    ]


UNUSED = """
    personas: {a: {name: Ann, channels: [letter]}}
    channels: {web: Website, letter: Letter, fax: Fax}
    lanes: {legal: Legal, pains: What hurts, data: Data}
    stages:
      - name: A
        lanes: {Legal: [Contract]}
        touchpoints: [TOUCHPOINT]
    """


def test_channels_and_lanes_that_nothing_uses() -> None:
    assert told("INC08", UNUSED.replace("TOUCHPOINT", "Website")) == [
        "4:42 Nothing uses the channel “Fax”",
        "5:42 Nothing uses the lane “Data”",
    ]


def test_channels_are_not_asked_for_before_some_are_named() -> None:
    assert told("INC08", UNUSED.replace("TOUCHPOINT", "Talk")) == ["5:42 Nothing uses the lane “Data”"]


def test_shared_entries_must_be_used_by_some_map() -> None:
    shared = """\
        personas: {a: Ann, b: Bob}
        channels: {web: Website, fax: Fax, phone: Phone}
        lanes: {legal: Legal}
        """
    texts = {
        "shared.yaml": shared,
        "one.cjm.yaml": "stages: [{name: A, for: a, touchpoints: [{name: Form, channels: web}]}]",
        "two.cjm.yaml": "stages: [{name: A, for: a, lanes: {legal: [X1]}, touchpoints: [{name: Call, channels: phone}]}]",
    }
    assert told_project("INC08", texts) == [
        "shared.yaml:1:20 No map uses the persona “Bob”",
        "shared.yaml:2:26 No map uses the channel “Fax”",
    ]
    assert told_project("INC08", texts, whole=False) == []
