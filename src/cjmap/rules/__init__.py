"""The rules: one file each. Whoever adds one writes the file and adds its name here."""

from functools import cache
from importlib import import_module

from msgspec import Struct

from cjmap.rules.loader_pages import loader_pages
from cjmap.rules.page import Page, read_page
from cjmap.rules.rule import Rule

LISTED = (
    "gap01_stage_without_touchpoint",
    "gap02_steps_without_touchpoint",
    "gap03_touchpoint_without_channel",
    "gap04_stage_without_goals",
    "gap05_stage_without_actions",
    "gap06_stage_without_emotions",
    "gap07_stage_without_pains",
    "gap08_framework_stage_missing",
    "gap09_no_persona",
    "gap10_part_not_started",
    "gap11_persona_never_met",
    "gap12_persona_drops_out",
    "gap13_personas_all_alike",
    "gap14_only_good_news",
    "gap15_feeling_without_score",
    "gap16_placeholder_text",
    "gap17_journey_cut_short",
    "gap18_expectation_without_experience",
    "gap19_touchpoint_without_category",
    "gap20_frontstage_without_backstage",
    "bot01_dead_end",
    "bot02_unreachable_step",
    "bot03_endless_loop",
    "bot04_painful_choke_point",
    "bot05_unanswered_exit",
    "bot06_unexplained_wait",
    "bot07_unexplained_low_point",
    "bot08_idle_lowest_point",
    "bot09_low_stretch",
    "bot10_journey_ends_low",
    "bot11_pains_pile_up",
    "bot12_important_but_unsatisfying",
    "bot13_needless_touchpoint",
    "bot14_branch_without_condition",
    "bot15_no_high_point",
    "inc01_contradicting_claims",
    "inc02_channel_experience_differs",
    "inc03_lost_handover",
    "inc04_fall_on_channel_switch",
    "inc05_unsaid_handover",
    "inc06_preferred_channel_not_offered",
    "inc07_channel_under_two_names",
    "inc08_unused_entry",
    "inc09_feeling_contradicts_score",
    "inc10_severe_pain_feels_good",
    "inc11_disputed_moment_of_truth",
    "inc12_touchpoint_described_twice",
    "inc13_shared_entry_overridden",
    "inc14_same_id_two_meanings",
    "inc15_insider_words",
    "inc16_stage_named_after_department",
    "inc17_experience_on_future_map",
    "inc18_narrowed_to_nobody",
    "inc19_shares_over_hundred",
    "pain01_unanswered_pain",
    "pain02_nothing_rated",
    "pain03_pain_without_severity",
    "pain04_opportunity_without_priority",
    "pain05_severe_pain_without_owner",
    "pain06_active_opportunity_without_owner",
    "pain07_done_without_result",
    "pain08_overdue_opportunity",
    "pain09_waiting_quick_win",
    "pain10_opportunity_without_pain",
    "pain11_solved_pain_still_drawn",
    "evi01_no_owner",
    "evi02_never_reviewed",
    "evi03_overdue_review",
    "evi04_no_evidence",
    "evi05_stale_evidence",
    "evi06_date_in_the_future",
    "evi07_moment_of_truth_without_evidence",
    "evi08_persona_without_evidence",
    "evi09_number_without_evidence",
    "evi10_quote_without_evidence",
    "evi11_single_method",
    "evi12_not_checked_with_customers",
    "evi13_unused_evidence",
    "evi14_thin_persona",
    "evi15_small_sample",
    "evi16_persona_count",
    "obj01_no_purpose",
    "obj02_unmeasurable_objective",
    "obj03_overdue_objective",
    "obj04_objective_measured_nowhere",
    "obj05_moment_of_truth_without_metric",
    "obj06_stage_without_metric",
    "obj07_too_many_moments_of_truth",
    "ign01_unused_ignore",
    "ign02_unknown_rule_in_ignore",
    "ign03_ignore_without_reason",
    "ign04_expired_ignore",
)
"""The files of the rules: each is `<category>/<id>_<name>.py` and holds `RULE`, its docstring is the rule's page."""


class Entry(Struct, frozen=True):
    """A rule of the list: its id ("GAP01"), its name ("stage-without-touchpoint"), the rule and its page."""

    id: str
    name: str
    rule: Rule
    page: Page


NAMES = {file.partition("_")[0].upper(): file.partition("_")[2].replace("_", "-") for file in LISTED}
"""The names of all rules by their ids, in the order of the list."""


@cache
def find_rule(id_: str) -> Entry:
    """Return a rule by its id; its file is read now.

    Raises:
        KeyError: no rule has the id.
    """
    name = NAMES[id_]
    file = f"{id_}_{name}".lower().replace("-", "_")
    module = import_module(f"cjmap.rules.{id_.rstrip('0123456789').lower()}.{file}")
    return Entry(id_, name, module.RULE, read_page(module.__doc__ or ""))


def find_page(id_: str) -> Page:
    """Return the page of an id: of a rule, or of what the loader tells.

    Raises:
        KeyError: nothing has the id.
    """
    return find_rule(id_).page if id_ in NAMES else loader_pages()[id_]
