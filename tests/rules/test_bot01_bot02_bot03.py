"""Dead ends, steps that nobody comes to, loops that nobody leaves."""

import pytest

from tests.rules.trying import told


class TestDeadEnd:
    def test_a_step_that_nothing_follows(self) -> None:
        assert told("BOT01", "stages: [{name: Pay, next: [Refused, Ticket]}, {name: Refused, next: []}, Ticket]") == [
            "3:64 “Refused” leads nowhere"
        ]

    @pytest.mark.parametrize(
        "stages",
        [
            "[Pay, {name: Ticket, next: []}]",
            "[{name: Pay, next: end}, Ticket]",
            "[{name: Pay, next: [], exits: [Too dear]}, Ticket]",
            "[{name: Pay, exits: [Too dear], steps: [{name: Card, next: []}, Cash]}, Ticket]",
            "[{name: Pay, next: []}]",
        ],
    )
    def test_the_last_step_and_exits_are_none(self, stages: str) -> None:
        assert told("BOT01", f"stages: {stages}") == []

    def test_an_empty_list_of_exits_is_no_exit(self) -> None:
        assert told("BOT01", "stages: [{name: Pay, next: [], exits: []}, Ticket]") == ["3:22 “Pay” leads nowhere"]

    def test_next_of_the_stage_counts_for_its_last_step(self) -> None:
        text = "stages: [{name: Pay, steps: [Card, Cash], next: []}, Ticket]"
        assert told("BOT01", text) == ["3:43 “Cash” leads nowhere"]

    def test_ways_for_others_only(self) -> None:
        assert told(
            "BOT01",
            """
            personas: {starter: Starter, manager: Manager, boss: Boss}
            stages:
              - name: Trial
                actions: I try it
                next: [{to: Demo, for: starter}]
              - Demo
            """,
        ) == ["7:5 For “Manager” and “Boss”, “Trial” leads nowhere: its `next` is for others only"]

    def test_a_way_to_where_the_persona_does_not_come(self) -> None:
        assert told(
            "BOT01",
            """
            personas: {starter: Starter, manager: Manager}
            stages:
              - {name: Trial, next: Demo}
              - {name: Demo, for: manager}
              - Buy
            """,
        ) == ["5:19 For “Starter”, “Trial” leads nowhere: its `next` is for others only"]

    def test_an_exit_for_one_persona_helps_nobody_else(self) -> None:
        assert told(
            "BOT01",
            """
            personas: {starter: Starter, manager: Manager}
            stages:
              - {name: Trial, actions: I try it, next: [], exits: [{text: Too dear, for: starter}]}
              - Buy
            """,
        ) == ["5:38 For “Manager”, “Trial” leads nowhere"]

    def test_who_is_led_elsewhere_is_not_asked(self) -> None:
        assert (
            told(
                "BOT01",
                """
                personas: {starter: Starter, manager: Manager}
                stages:
                  - {name: Start, next: [{to: Chat, for: starter}, {to: Visit, for: manager}]}
                  - {name: Chat, next: [{to: Buy, for: starter}]}
                  - Visit
                  - Buy
                """,
            )
            == []
        )


class TestUnreachableStep:
    def test_names_the_way_that_leads_past_it(self) -> None:
        assert told("BOT02", "stages: [{name: Renew, next: Invoice}, Downgrade, Confirm, {name: Invoice}]") == [
            "3:40 No route leads to “Downgrade” and 1 more stage behind it; “Renew” goes on to “Invoice”",
            "  3:24 “Renew” goes on to “Invoice”",
        ]

    def test_nobody_comes_behind_the_end(self) -> None:
        (first, _) = told("BOT02", "stages: [{name: Renew, next: end}, {name: Downgrade}]")
        assert first == "3:37 No route leads to “Downgrade”; “Renew” is where customers leave or the journey ends"

    @pytest.mark.parametrize(
        "stages",
        [
            "[{name: A, next: C}, {name: B, entry: true}, C]",
            "[{name: A, next: C}, {name: B, entry: true, steps: [b1, b2]}, C]",
            "[{name: A, next: C}, B, {name: C, next: [B, end]}]",
            "[{name: A, next: []}, B]",  # BOT01
            "[A, {name: B, next: A}, C]",  # BOT03
            "[A]",
        ],
    )
    def test_what_is_reached_or_told_by_others(self, stages: str) -> None:
        assert told("BOT02", f"stages: {stages}") == []

    def test_a_loop_that_nobody_comes_to_is_told_once(self) -> None:
        lines = told("BOT02", "stages: [{name: A, next: D}, B, {name: C, next: B}, D]")
        assert [line for line in lines if not line.startswith(" ")] == [
            "3:30 No route leads to “B” and 1 more stage behind it; “A” goes on to “D”"
        ]

    def test_only_for_those_who_do_not_come_there(self) -> None:
        (first, _) = told(
            "BOT02",
            """
            personas: {starter: Starter, manager: Manager, boss: Boss}
            stages:
              - name: Trial
                next: [{to: Demo, for: [starter, boss]}, {to: Buy, for: manager}]
              - {name: Demo, for: [starter, manager]}
              - Buy
            """,
        )
        assert first == "7:6 For “Manager”, no route leads to “Demo”; “Trial” goes on to “Buy”"

    def test_behind_a_way_for_some_the_others_miss_nothing(self) -> None:
        assert (
            told(
                "BOT02",
                """
                personas: {starter: Starter, manager: Manager}
                stages:
                  - {name: Trial, next: [{to: Demo, for: starter}, {to: Buy, for: manager}]}
                  - Demo
                  - Buy
                """,
            )
            == []
        )


class TestEndlessLoop:
    def test_names_the_way_round_and_stands_where_it_closes(self) -> None:
        text = "stages: [Upload, Check, {name: Error, next: Upload}, {name: Done, entry: true}]"
        assert told("BOT03", text) == ["3:39 “Upload” > “Check” > “Error” > “Upload” has no way out"]

    def test_a_step_that_leads_to_itself(self) -> None:
        assert told("BOT03", "stages: [{name: Wait, next: Wait}, {name: Done, entry: true}]") == [
            "3:23 “Wait” > “Wait” has no way out"
        ]

    @pytest.mark.parametrize(
        "stages",
        [
            "[Buy, Monitor, {name: Notified, next: Monitor}]",
            "[A, {name: B, next: [A, C]}, C]",
            "[A, {name: B, next: [A, end]}, C]",
            "[A, {name: B, next: A, exits: [Gives up]}, {name: C, entry: true}]",
            "[{name: A, exits: [Gives up], steps: [a, {name: b, next: a}, {name: c, entry: true}]}, B]",
            "[A, {name: B, next: A, optional: true}, C]",
            "[{name: A, next: D}, B, {name: C, next: B}, D]",  # nobody comes there: BOT02
            "[{name: A, next: A}]",
        ],
    )
    def test_loops_with_a_way_out_and_loops_in_the_end(self, stages: str) -> None:
        assert told("BOT03", f"stages: {stages}") == []

    def test_long_loops_are_cut(self) -> None:
        steps = ", ".join("ABCDEFGH")
        assert told("BOT03", f"stages: [{steps}, {{name: I, next: B}}, {{name: J, entry: true}}]") == [
            "3:44 “B” > “C” > “D” > … > “H” > “I” > “B” has no way out"
        ]

    def test_a_way_out_for_one_persona_only(self) -> None:
        assert told(
            "BOT03",
            """
            personas: {starter: Starter, manager: Manager}
            stages:
              - Upload
              - {name: Error, next: [Upload, {to: Done, for: manager}]}
              - Done
            """,
        ) == ["6:19 For “Starter”, “Upload” > “Error” > “Upload” has no way out"]
