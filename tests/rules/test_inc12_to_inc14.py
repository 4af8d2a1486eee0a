import pytest

from tests.rules.trying import told, told_project

TWICE = """
    channels: {web: Website}
    personas: {a: Ann, b: Bob}
    stages:
      - name: Trial
        touchpoints: [{name: NAME, ONE}]
      - name: Use
        touchpoints: [{name: NAME, TWO}]
    """


def twice(one: str, two: str, name: str = "Tour") -> list[str]:
    return told("INC12", TWICE.replace("ONE", one).replace("TWO", two).replace("NAME", name))


def test_two_owners() -> None:
    assert twice("owner: sales", "owner: coaches") == [
        "9:32 “Tour” belongs to “sales” in “Trial” and “coaches” in “Use”",
        "  7:32 “Tour”: “sales”",
    ]


def test_two_categories() -> None:
    assert twice("category: sales", "category: success", "Visite") == [
        "9:34 “Visite” is `sales` in “Trial” and `success` in “Use”",
        "  7:34 “Visite”: `sales`",
    ]


def test_a_channel_has_one_owner() -> None:
    assert twice("owner: sales", "owner: coaches", "Website")[0] == (
        "9:35 “Website” belongs to “sales” in “Trial” and “coaches” in “Use”"
    )


@pytest.mark.parametrize(
    ("one", "two", "name"),
    [
        ("owner: Sales", "owner: sales", "Tour"),
        ("owner: sales", "category: sales", "Tour"),
        ("category: sales", "category: success", "Website"),
        ("category: sales", "category: success", "E-mail"),
        ("owner: sales, for: a", "owner: coaches, for: b", "Tour"),
    ],
)
def test_one_description(one: str, two: str, name: str) -> None:
    assert twice(one, two, name) == []


def test_one_id_or_name_in_two_maps_of_one_language_and_state() -> None:
    touchpoint = "stages: [{name: A, touchpoints: [{id: tour, name: NAME, owner: OWNER}]}]"

    def text(name: str, owner: str, head: str = "") -> str:
        return f"cjmap: 1\ntitle: {name} map\n{head}{touchpoint.replace('NAME', name).replace('OWNER', owner)}"

    texts = {
        "a.cjm.yaml": text("Tour", "sales"),
        "b.cjm.yaml": text("Walk round", "coaches"),
        "c.cjm.yaml": text("Tour", "verkoop", "language: nl\n"),
        "d.cjm.yaml": text("Tour", "robots", "state: future\n"),
    }
    assert told_project("INC12", texts) == [
        "b.cjm.yaml:3:63 “Walk round” belongs to “sales” in “Tour map” and “coaches” in “Walk round map”",
        "  a.cjm.yaml:3:57 “Tour”: “sales”",
    ]


def test_an_own_entry_that_differs_from_the_shared_one() -> None:
    texts = {
        "shared.yaml": "channels: {web: {name: Website, aliases: [site]}, tel: Phone}\nlanes: {legal: Legal}\n",
        "a.cjm.yaml": """
            channels:
              web: {name: Website, owner: team-web}
              tel: Phone
            lanes: {legal: {name: Legal, x: {colour: red}}}
            stages: [A]
            """,
    }
    assert told_project("INC13", texts) == [
        "a.cjm.yaml:4:3 “Website” differs from what shared.yaml says of `web`: `owner` and `aliases`",
        "  shared.yaml:1:12 the shared “Website”",
    ]


def entries(table: str, language: str = "") -> str:
    return f"{language}{table}\nstages: [A]"


def test_one_id_with_two_names_or_kinds() -> None:
    texts = {
        "a.cjm.yaml": entries("personas: {fam: Family}\nchannels: {web: Website}\nevidence: {q3: {kind: interview}}"),
        "b.cjm.yaml": entries("personas: {fam: Household}\nchannels: {web: website}\nevidence: {q3: {kind: survey}}"),
    }
    assert told_project("INC14", texts) == [
        "b.cjm.yaml:3:12 The persona `fam` is “Household” here and “Family” in a.cjm.yaml",
        "  a.cjm.yaml:3:12 the other `fam`",
        "b.cjm.yaml:5:12 The evidence `q3` is of kind `survey` here and of kind `interview` in a.cjm.yaml",
        "  a.cjm.yaml:5:12 the other `q3`",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (entries("personas: {fam: Family}", "language: en\n"), entries("personas: {fam: Gezin}", "language: nl\n")),
        (entries("channels: {web: Website}"), entries("channels: {web: {name: Site, aliases: [Website]}}")),
        (entries("channels: {web: Website}"), entries("channels: {web: {kind: digital}}")),
        (entries("lanes: {legal: Legal}"), entries("lanes: {legal: Law}")),
        (entries("evidence: {interviews: Talks in May}"), entries("evidence: {interviews: Talks in June}")),
        (entries("evidence: {usability-tests: At home}"), entries("evidence: {usability-tests: In the shop}")),
    ],
)
def test_what_may_be_one_thing(one: str, two: str) -> None:
    assert told_project("INC14", {"a.cjm.yaml": one, "b.cjm.yaml": two}) == []


def test_what_is_shared_is_compared_with_the_shared_entry() -> None:
    texts = {
        "shared.yaml": "personas: {fam: Family}\n",
        "a.cjm.yaml": entries("personas: {fam: Household}"),
        "b.cjm.yaml": entries("personas: {fam: Parents}"),
    }
    assert told_project("INC14", texts) == []
    assert len([line for line in told_project("INC13", texts) if not line.startswith(" ")]) == 2
