"""Exits and waits that nothing is said about."""

import pytest

from tests.rules.trying import told


class TestUnansweredExit:
    def test_tells_the_share_as_written_and_the_reason(self) -> None:
        assert told(
            "BOT05",
            """
            stages:
              - name: Import
                exits:
                  - Too dear
                  - {text: Fails twice, share: 7 of 12}
                  - {text: No time, share: 3%}
            """,
        ) == [
            "7:9 7 of 12 leave at “Import” (“Fails twice”), and the map names neither a pain nor an opportunity there"
        ]

    def test_an_unknown_share_counts_a_small_one_does_not(self) -> None:
        text = "stages: [{{name: Import, exits: [{{text: Too dear{share}}}]}}]"
        assert told("BOT05", text.format(share="")) == [
            "3:33 Customers leave at “Import” (“Too dear”), and the map names neither a pain nor an opportunity there"
        ]
        assert told("BOT05", text.format(share=", share: 4.9%")) == []
        assert len(told("BOT05", text.format(share=", share: 5%"))) == 1
        assert told("BOT05", text.format(share=", share: 5%"), share=10) == []

    @pytest.mark.parametrize(
        "more",
        [
            "pains: Hidden fees",
            "pains: []",
            "opportunities: Tell the price",
            "opportunities: []",
            "touchpoints: [{name: Page, pains: Hidden fees}]",
        ],
    )
    def test_a_word_is_enough(self, more: str) -> None:
        assert told("BOT05", f"stages: [{{name: Import, exits: [Too dear], {more}}}]") == []

    def test_so_is_one_at_the_stage_but_not_beside(self) -> None:
        step = "steps: [{name: Import, exits: [Too dear]}]"
        assert told("BOT05", f"stages: [{{name: Trial, pains: Hidden fees, {step}}}]") == []
        assert len(told("BOT05", f"stages: [{{name: Trial, touchpoints: [{{name: T, pains: Fees}}], {step}}}]")) == 1

    def test_a_placeholder_and_a_rejected_idea_are_none(self) -> None:
        text = "stages: [{name: A, exits: [Too dear], pains: [TBD], opportunities: [{text: A gift, status: rejected}]}]"
        assert len(told("BOT05", text)) == 1

    def test_an_answer_for_others_is_none(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager}
            stages:
              - name: Import
                exits: [{text: Too dear, for: starter}]
                pains: [{text: Hidden fees, for: manager}]
            """
        assert told("BOT05", text) == [
            "6:13 For “Starter”, customers leave at “Import” (“Too dear”), and the map names neither a pain nor an"
            " opportunity there"
        ]

    def test_a_map_of_the_future_is_not_asked(self) -> None:
        assert told("BOT05", "state: future\nstages: [{name: Import, exits: [Too dear]}]") == []


class TestUnexplainedWait:
    def test_tells_the_wait_as_written(self) -> None:
        assert told("BOT06", "language: nl\nstages: [{name: Aanvraag, wait: 2-3 weken}]") == [
            "4:27 “Aanvraag” has a wait of 2-3 weken, and the map says neither what customers expect nor what hurts"
        ]

    @pytest.mark.parametrize(
        ("wait", "days", "count"), [("23 h", 1, 0), ("1 day", 1, 1), ("1 day", 2, 0), ("6 h", 0.25, 1)]
    )
    def test_how_long(self, wait: str, days: float, count: int) -> None:
        assert len(told("BOT06", f"stages: [{{name: A, wait: {wait}}}]", days=days)) == count

    @pytest.mark.parametrize(
        "more", ["expects: A call", "expects: []", "pains: []", "pains: Silence", "opportunities: A call"]
    )
    def test_a_word_is_enough(self, more: str) -> None:
        assert told("BOT06", f"stages: [{{name: A, wait: 1 week, {more}}}]") == []
        assert told("BOT06", f"stages: [{{name: A, {more}, steps: [{{name: B, wait: 1 week}}]}}]") == []

    def test_a_wait_of_one_persona_and_what_others_expect(self) -> None:
        assert told(
            "BOT06",
            """
            personas: {starter: Starter, manager: Manager}
            stages:
              - name: Delivery
                wait: 1 hour
                per_persona: {starter: {wait: 5 days}, manager: {expects: A call}}
              - name: Refund
                wait: 2 weeks
                expects: {text: An e-mail, for: manager}
            """,
        ) == [
            "7:29 For “Starter”, “Delivery” has a wait of 5 days, and the map says neither what customers expect nor"
            " what hurts",
            "9:5 For “Starter”, “Refund” has a wait of 2 weeks, and the map says neither what customers expect nor"
            " what hurts",
        ]

    def test_a_map_of_the_future_means_it_so(self) -> None:
        assert told("BOT06", "state: future\nstages: [{name: A, wait: 1 week}]") == []
