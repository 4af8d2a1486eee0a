"""What guides on journey mapping ask to look for, planted into the examples: cjmap finds it, and only it.

Each row quotes an idea of one of five guides, in its own language. The flaw that the idea names is planted into an
example in which nothing is wrong.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.planting import Edit, add, drop, lint, put, swap

BESIDE = Path(__file__).parents[2] / "shared"
"""Where the guides and the catalogue of rules stand; they are no part of the project."""

NL, EN, ZH = (f"saas/acme.{language}.cjm.yaml" for language in ("nl", "en", "zh"))
SHOP = "shop/merchandise.cjm.yaml"


@dataclass(frozen=True, slots=True)
class Plant:
    """An idea in the words of a guide; the example, all that is to be found there ("GAP01 stages/use"), and the flaw."""

    quote: str
    file: str
    found: tuple[str, ...]
    edits: tuple[Edit, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the ids of the rules that find something."""
        return tuple(each.partition(" ")[0] for each in self.found)


def plant(quote: str, file: str, found: str, *edits: Edit) -> Plant:
    return Plant(quote, file, tuple(sorted(found.split("; "))), edits)


ONE_FOR_ALL = drop("**/for", "**/per_persona")
SIX_PERSONAS = tuple(
    put(f"personas/{id_}", {"name": id_, "goals": ["Ready"], "pains": ["Slow"], "evidence": ["survey"]})
    for id_ in ("agency", "club", "school")
)
WHAT_SIX_PERSONAS_LACK = "; ".join(
    (
        "EVI16 personas",
        "GAP06 stages/awareness",
        "BOT07 stages/consideration/steps/compares",
        "GAP06 stages/expansion",
        "GAP04 stages/advocacy",
        "GAP06 stages/advocacy",
    )
)
FROM_ONBOARDING_ON = ("onboarding", "adoption", "retention", "expansion", "advocacy")
ACCOUNT_IGNORED = "          # cjmap: ignore[BOT13] until 2027-02-28 it goes with the guest checkout of February\n"
DELIVERY_ACTIONS = """    actions:
      - Opens the parcel and tries it on
      - text: Puts the sticker on the laptop
        for: [fan]
"""
ONLY_COLLECTING = "        exits:\n          - text: Was only collecting"

# fmt: off
# Hoe je een customer journey map maakt
GUIDE_000 = (
    plant("Definieer uw klantpersona's", NL, "EVI13 evidence/forums; GAP09 title", drop("personas"), ONE_FOR_ALL),
    plant("meer inzicht te krijgen in hun motivatie en pijnpunten", NL, "EVI14 personas/manager",
          drop("personas/manager/goals", "personas/manager/pains")),
    plant("Als u deze methoden combineert", NL, "EVI11 evidence", put("evidence/*/kind", "interview")),
    plant("het maken van 3-5 persona's is een goed startpunt", NL, WHAT_SIX_PERSONAS_LACK, *SIX_PERSONAS),
    plant("Een klassieke SaaS-customer journey bestaat uit het volgende", NL, "GAP08 framework",
          put("stages/expansion/kind", "retention"), put("stages/expansion/name", "Groei")),
    plant("Wat zijn de doelen van de klant?", NL, "GAP04 stages/expansion",
          drop("stages/expansion/goals", "stages/expansion/per_persona")),
    plant("Wat zijn hun acties?", SHOP, "GAP05 stages/delivery", swap(DELIVERY_ACTIONS, "")),
    plant("Welke emoties ervaren ze?", NL, "GAP06 stages/expansion", drop("stages/expansion/steps/*/emotions")),
    plant("overweeg het volgende voor elke persona", NL, "GAP06 stages/advocacy",
          drop("stages/advocacy/steps/gives-feedback/emotions/2", "stages/advocacy/steps/recommends/emotions/2")),
    plant("Met welke contactpunten hebben ze interactie?", NL, "GAP02 stages/adoption/steps/first-invoice",
          drop("stages/adoption/steps/first-invoice/touchpoints", "stages/adoption/steps/routine/touchpoints")),
    plant("Wat zijn hun pijnpunten of uitdagingen?", NL, "GAP07 stages/advocacy",
          drop("stages/advocacy/steps/*/pains", "stages/advocacy/steps/gives-feedback/opportunities")),
    plant("Ze kunnen worden gecategoriseerd in", NL, "GAP19 stages/onboarding/steps/import/touchpoints/importscherm",
          drop("stages/onboarding/steps/import/touchpoints/0/category")),
    plant("Welke kanalen geeft uw doelgroep de voorkeur?", NL, "INC06 personas/starter/channels/social",
          add("personas/starter/channels", "social")),
    plant("Welke kanalen kun je realistisch beheren en optimaliseren?", NL, "INC08 channels/fax",
          put("channels/fax", "Fax")),
    plant("verzamelt u feedback en gegevens van elk contactpunt", NL, "EVI04 title", drop("**/evidence")),
    plant("waar ze afhaken", NL, "BOT05 stages/awareness/steps/hears",
          put("stages/awareness/steps/hears/exits", ["Vergeet de naam"])),
    plant("Identificeer de communicatiekanalen die bij elk touchpoint worden gebruikt", NL,
          "GAP03 stages/consideration/steps/demo/touchpoints/demoformulier",
          drop("stages/consideration/steps/demo/touchpoints/0/channels")),
    plant("Illustreer hoe klanten zich in elke fase van de reis voelen", NL,
          "GAP15 stages/advocacy/steps/recommends/emotions/zo-zo-la-la",
          put("stages/advocacy/steps/recommends/emotions", ["Zo zo la la"])),
    plant("De belangrijkste componenten van een customer journey map zijn", NL, "GAP10 stages", drop("**/touchpoints")),
    plant("Waar ondervinden klanten moeilijkheden of frustraties?", NL, "BOT07 stages/onboarding/steps/first-login",
          drop("stages/onboarding/steps/first-login/pains", "stages/onboarding/steps/first-login/opportunities")),
    plant("Waar blijven klanten steken", NL, "BOT03 stages/onboarding/steps/gets-help",
          put("stages/onboarding/steps/import/next", "gets-help"), drop("stages/onboarding/steps/import/exits"),
          put("stages/onboarding/steps/gets-help/next", "import")),
    plant("Waar ontbreken er contactpunten", NL, "GAP01 stages/expansion",
          drop("stages/expansion/steps/*/touchpoints")),
    plant("inconsistenties in de klantervaring via verschillende kanalen", NL,
          "INC02 stages/adoption/steps/first-invoice/touchpoints/planbord",
          put("stages/adoption/steps/first-invoice/touchpoints/0/satisfaction", 2),
          put("stages/adoption/steps/first-invoice/touchpoints/1/satisfaction", 5),
          put("stages/adoption/steps/first-invoice/evidence", "survey")),
    plant("kanalen of contactpunten", NL, "INC01 stages/consideration/steps/demo/touchpoints/demo/claims/prijs",
          put("stages/consideration/steps/demo/touchpoints/1/claims/prijs", "$15 per gebruiker per maand")),
    plant("brainstormen over andere oplossingen om ze op te lossen", NL,
          "PAIN01 stages/expansion/steps/hits-limit/pains/limit-surprise",
          drop("stages/expansion/steps/hits-limit/opportunities")),
    plant("Geef prioriteit aan inspanningen op basis van de potentiële impact", NL,
          "PAIN01 stages/consideration/steps/compares/pains/too-many-words; PAIN02 stages",
          drop("**/severity", "**/impact", "**/effort")),
    plant("om de effectiviteit van uw wijzigingen te meten", NL,
          "PAIN07 stages/sign-up/steps/starts-trial/opportunities/two-fields",
          drop("stages/sign-up/steps/starts-trial/opportunities/two-fields/experiment/after")),
    plant("Overweeg om het elk kwartaal opnieuw te bekijken", NL, "EVI03 reviewed/2026-08-01",
          put("reviewed", "2026-08-01")),
    plant("regelmatig te herzien en bij te werken", NL, "EVI02 title", drop("reviewed")),
    plant("reactietijden van de klantenservice", NL, "BOT12 stages/retention/steps/reports-problem/satisfaction",
          drop("stages/retention/steps/reports-problem/opportunities")),
)

# 如何构建客户旅程地图
GUIDE_001 = (
    plant("从意识到您的产品到成为客户的整个旅程", ZH,
          "GAP17 stages/sign-up; INC06 personas/technical/channels/social; INC08 channels/search",
          drop("framework", "scope", "stages/awareness", "stages/consideration")),
    plant("每个画像代表特定细分市场中的典型客户", ZH, "GAP13 personas", ONE_FOR_ALL),
    plant("from a larger sample size", ZH, "EVI15 evidence/survey", put("evidence/survey/sample", 12)),
    plant("Begin by interviewing current customers", ZH, "EVI12 evidence", put("evidence/*/kind", "analytics")),
    plant("促使他们寻求解决方案的触发事件", ZH, "EVI14 personas/starter",
          drop("personas/starter/goals", "personas/starter/pains")),
    plant("The customer implements your product within their workflow", ZH, "GAP08 framework",
          put("stages/adoption/kind", "onboarding"), put("stages/adoption/name", "头几周")),
    plant("他们体验到什么情绪", ZH, "GAP06 stages/advocacy", drop("stages/advocacy/steps/*/emotions/1")),
    plant("What channels does your target prefer?", ZH, "INC06 personas/manager/channels/fax",
          put("channels/fax", "传真"), add("personas/manager/channels", "fax")),
    plant("哪些渠道是您可以实际管理和优化的", ZH, "INC08 channels/wechat", put("channels/wechat", "微信")),
    plant("在每个接触点使用的沟通渠道", ZH, "GAP03 stages/sign-up/steps/pays/touchpoints/结账页",
          drop("stages/sign-up/steps/pays/touchpoints/0/channels")),
    plant("客户在哪里遇到困难或挫折", ZH, "BOT09 stages/onboarding/steps/first-login",
          put("stages/onboarding/steps/invites-team/emotions/1/score", -1)),
    plant("Where do customers get stuck", ZH, "BOT01 stages/onboarding/steps/gets-help",
          put("stages/onboarding/steps/gets-help/next", [])),
    plant("or drop off?", ZH, "BOT05 stages/retention/steps/monthly-run",
          drop("stages/retention/steps/monthly-run/pains"),
          put("stages/retention/steps/monthly-run/exits", ["换了别家"])),
    plant("missing touchpoints or opportunities for engagement", ZH, "GAP01 stages/advocacy",
          drop("stages/advocacy/steps/*/touchpoints")),
    plant("inconsistencies in the customer experience across different channels", ZH,
          "INC04 stages/retention/steps/reports-problem", drop("stages/retention/steps/reports-problem/pains"),
          drop("stages/retention/steps/reports-problem/opportunities/0/addresses")),
    plant("customer service response times", ZH,
          "INC01 stages/onboarding/steps/gets-help/touchpoints/客服工单/claims/响应时间",
          put("stages/onboarding/steps/gets-help/touchpoints/0/claims/响应时间", "48 小时")),
    plant("Prioritize efforts", ZH, "PAIN09 stages/awareness/steps/searches/opportunities/one-sentence",
          put("stages/awareness/steps/searches/opportunities/0/status", "idea")),
    plant("监控客户反馈和数据以衡量更改的有效性", ZH,
          "PAIN08 stages/awareness/steps/searches/opportunities/one-sentence/experiment/end/2026-11-13",
          put("stages/awareness/steps/searches/opportunities/0/experiment/end", "2026-11-13")),
    plant("以确保其保持相关性和准确性", ZH, "EVI05 evidence/survey/date/2025-10-05", put("evidence/survey/date", "2025-10-05")),
    plant("Consider revisiting it quarterly", ZH, "EVI03 reviewed/2026-08-20", put("reviewed", "2026-08-20")),
)

# How to create customer journey map for SaaS?
GUIDE_002 = (
    plant("based on real data and market research", EN, "EVI08 personas/starter",
          drop("personas/starter/evidence", "personas/starter/quotes")),
    plant("details such as demographics, goals, challenges, and behaviors", EN, "EVI14 personas/technical",
          put("personas/technical", {"name": "Technical entrepreneur", "evidence": ["forums"]})),
    plant("address the specific needs of each user group", EN, "GAP13 personas", ONE_FOR_ALL),
    plant("List all the touchpoints and categorize them into stages", EN, "GAP01 stages/expansion",
          drop("stages/expansion/steps/*/touchpoints")),
    plant("Actions: What the customer is doing at each stage.", SHOP, "GAP05 stages/delivery",
          swap(DELIVERY_ACTIONS, "")),
    plant("Pain Points: Any challenges or obstacles they face.", EN, "GAP07 stages/advocacy",
          drop("stages/advocacy/steps/*/pains", "stages/advocacy/steps/gives-feedback/opportunities")),
    plant("Opportunities: Areas where you can improve the experience.", EN,
          "PAIN01 stages/expansion/steps/hits-limit/pains/limit-surprise",
          drop("stages/expansion/steps/hits-limit/opportunities")),
    plant("Prioritize these pain points based on their impact", EN,
          "PAIN03 stages/expansion/steps/hits-limit/pains/limit-surprise",
          drop("stages/expansion/steps/hits-limit/pains/0/severity")),
    plant("High Priority: A bug that prevents users from completing a task.", EN,
          "PAIN05 stages/retention/steps/reports-problem/pains/slow-answers",
          drop("stages/retention/steps/reports-problem/opportunities/0/owner")),
    plant("implement changes to improve the customer journey", EN,
          "BOT08 stages/adoption/steps/routine; PAIN09 stages/onboarding/steps/invites-team/opportunities/poster",
          put("stages/adoption/steps/routine/opportunities/0/status", "idea"),
          put("stages/onboarding/steps/invites-team/opportunities/0/id", "poster"),
          put("stages/onboarding/steps/invites-team/opportunities/0/status", "idea")),
    plant("test them with real users to ensure they have the desired effect", EN,
          "PAIN08 stages/awareness/steps/searches/opportunities/one-sentence/experiment/end/2026-11-13",
          put("stages/awareness/steps/searches/opportunities/0/experiment/end", "2026-11-13")),
    plant("to measure the impact", EN, "PAIN07 stages/sign-up/steps/starts-trial/opportunities/two-fields",
          drop("stages/sign-up/steps/starts-trial/opportunities/0/experiment")),
    plant("Excited, Relieved | Hidden fees", EN, "INC10 stages/sign-up/steps/pays/pains/hidden-fee",
          put("stages/sign-up/steps/pays/emotions", ["excited", "relieved"])),
    plant("Identify the purpose of the map", EN, "OBJ01", drop("objectives", "scenario", "scope")),
    plant("Set measurable goals to evaluate the success of the map", EN,
          "OBJ02 objectives/fewer-firms-leave-in-their-first-month", drop("objectives/0/target")),
    plant("what you want to achieve with the map", EN,
          "OBJ03 objectives/fewer-firms-leave-in-their-first-month/by/2026-09-30",
          put("objectives/0/by", "2026-09-30")),
    plant("Track key metrics like customer satisfaction and retention", EN, "OBJ05 stages/consideration/steps/demo",
          drop("stages/consideration/steps/demo/metrics")),
    plant("evaluate the impact of your improvements", EN, "OBJ04 objectives/fewer-firms-leave-in-their-first-month",
          put("objectives/0/metric", "tickets per firm")),
    plant("Identify gaps between customer expectations and reality", EN, "BOT12 stages/sign-up/steps/pays/satisfaction",
          drop("stages/sign-up/steps/pays/opportunities")),
    plant("Develop action plans to address identified pain points", EN,
          "PAIN06 stages/expansion/steps/hits-limit/opportunities/warning",
          put("stages/expansion/steps/hits-limit/opportunities/0/id", "warning"),
          drop("stages/expansion/steps/hits-limit/opportunities/0/owner")),
    plant("Update the map regularly to keep it relevant and accurate", EN, "EVI03 reviewed/2025-10-12",
          put("reviewed", "2025-10-12")),
    plant("Share the map with a sample of your audience to confirm its accuracy", EN, "EVI12 evidence",
          put("evidence/*/kind", "workshop")),
    plant("ensure the map aligns with all departments", EN,
          "INC12 stages/retention/steps/reports-problem/touchpoints/support-line",
          put("stages/onboarding/steps/gets-help/touchpoints/1/owner", "team-support"),
          put("stages/retention/steps/reports-problem/touchpoints/1/owner", "team-success")),
    plant("ensuring everyone works toward the same goals", EN, "EVI01 title", drop("owner")),
    plant("Assess whether each touchpoint is positive, neutral, or negative", EN,
          "INC09 stages/sign-up/steps/pays/emotions/annoyed", put("stages/sign-up/steps/pays/emotions/0/score", 1)),
    plant("progress smoothly", EN, "BOT02 stages/sign-up/steps/pays",
          put("stages/sign-up/steps/starts-trial/next", "first-login")),
    plant("from initial awareness to post-purchase support", EN,
          "EVI13 evidence/tickets; GAP17 stages/sign-up; INC08 channels/app",
          drop("framework", "scope", *(f"stages/{id_}" for id_ in FROM_ONBOARDING_ON))),
    plant("reduce cart abandonment", SHOP, "BOT05 stages/cart/steps/adds",
          swap(f"        pains: []\n{ONLY_COLLECTING}", ONLY_COLLECTING)),
    plant("stay engaged and loyal to your product", EN, "BOT10 stages/advocacy/steps/recommends",
          put("stages/advocacy/steps/gives-feedback/emotions/2/score", 0),
          put("stages/advocacy/steps/recommends/emotions/2", {"feeling": "sad", "for": ["manager"]})),
)

# Wat is klantreisanalyse
GUIDE_003 = (
    plant("wat de klant ervan weerhoudt om die reis af te ronden", NL, "BOT05 stages/awareness/steps/hears",
          put("stages/awareness/steps/hears/exits", ["Vraagt niet door"])),
    plant("een account moeten aanmaken om een aankoop te voltooien", SHOP,
          "BOT13 stages/checkout/steps/signs-in/touchpoints/sign-in-page", swap(ACCOUNT_IGNORED, "")),
    plant("aanvankelijk enthousiast, maar raken gefrustreerd", NL, "BOT07 stages/expansion/steps/hits-limit",
          drop("stages/expansion/steps/hits-limit/pains", "stages/expansion/steps/hits-limit/opportunities")),
    plant("Het testen van nieuwe strategieën", NL,
          "PAIN08 stages/awareness/steps/searches/opportunities/one-sentence/experiment/end/2026-11-13",
          put("stages/awareness/steps/searches/opportunities/0/experiment/end", "2026-11-13")),
    plant("op trajecten gebaseerde strategieën werken", NL,
          "PAIN07 stages/sign-up/steps/starts-trial/opportunities/two-fields",
          drop("stages/sign-up/steps/starts-trial/opportunities/0/experiment/after")),
    plant("tijdens kanaal- of apparaatovergangen", NL, "INC04 stages/retention/steps/reports-problem",
          drop("stages/retention/steps/reports-problem/pains"),
          drop("stages/retention/steps/reports-problem/opportunities/0/addresses")),
    plant("Als ingevoerde informatie verloren gaat", NL, "INC03 stages/consideration/steps/demo/touchpoints/demo",
          drop("stages/consideration/steps/demo/pains", "stages/consideration/steps/demo/opportunities")),
    plant("kunnen u helpen uw oplossingen te onderbouwen", NL,
          "EVI09 stages/retention/steps/cancels/exits/gaat-naar-een-concurrent",
          drop("stages/retention/steps/cancels/exits/0/evidence")),
    plant("Door oplossingen te bedenken", NL, "PAIN01 stages/expansion/steps/hits-limit/pains/limit-surprise",
          drop("stages/expansion/steps/hits-limit/opportunities")),
    plant("de ROI voor klantervaringsinitiatieven meten", NL,
          "PAIN04 stages/consideration/steps/compares/opportunities/calculator",
          drop("stages/consideration/steps/compares/opportunities/0/effort")),
    plant("het voortdurend bijwerken van strategieën op basis van gegevens", NL, "EVI05 evidence/analytics/date/2025-10-01",
          put("evidence/analytics/date", "2025-10-01")),
)

# De customer journey: hoe maak je hem?
GUIDE_004 = (
    plant("doelgroep, doel en scenario helder", NL, "OBJ01", drop("objectives", "scenario", "scope")),
    plant("bevat minimaal 5 fases", SHOP, "GAP08 framework",
          swap("\nobjectives:\n", "\nframework: lifecycle\nobjectives:\n")),
    plant("Op welke manier klanten je organisatie eventueel verlaten", NL, "GAP10 stages", drop("**/exits"),
          put("stages/retention/steps/cancels/next", "end")),
    plant("begint vaak eerder en eindigt later dan je denkt", NL,
          "GAP17 stages/sign-up; INC06 personas/technical/channels/social; INC08 channels/search",
          drop("framework", "scope", "stages/awareness", "stages/consideration")),
    plant("Doe dit altijd vanuit het perspectief van je klant", NL, "INC16 stages/consideration",
          put("stages/consideration/name", "Verkoop")),
    plant("van suspect, naar prospect, naar lead, naar klant", NL,
          "INC15 stages/awareness/steps/searches/actions/wordt-een-lead-in-onze-funnel",
          put("stages/awareness/steps/searches/actions/0", "Wordt een lead in onze funnel")),
    plant("via welke kanalen het contact met je klant plaatsvindt", NL,
          "GAP03 stages/sign-up/steps/pays/touchpoints/afrekenen",
          drop("stages/sign-up/steps/pays/touchpoints/0/channels")),
    plant("Wat verwacht mijn klant tijdens dit contactmoment?", NL, "BOT06 stages/onboarding/steps/gets-help/wait",
          drop("stages/onboarding/steps/gets-help/pains", "stages/onboarding/steps/gets-help/opportunities")),
    plant("Hoe presteren we op dit moment?", NL, "GAP18 stages/adoption/steps/first-invoice",
          drop("stages/adoption/steps/first-invoice/gets")),
    plant("wat de intensiteit van die emoties is", NL, "GAP15 stages/advocacy/steps/recommends/emotions/zo-zo-la-la",
          put("stages/advocacy/steps/recommends/emotions", ["Zo zo la la"])),
    plant("waar kunnen we echt het verschil maken voor onze klanten?", NL, "GAP10 stages", drop("**/moment_of_truth")),
    plant("Toets je aannames", NL, "EVI12 evidence", put("evidence/*/kind", "workshop")),
    plant("Klopt de route?", NL, "BOT02 stages/sign-up/steps/pays",
          put("stages/sign-up/steps/starts-trial/next", "first-login")),
    plant("de momenten van de waarheid vanuit het perspectief van je klant", NL,
          "EVI07 stages/retention/steps/monthly-run/moment_of_truth",
          put("stages/retention/steps/monthly-run/moment_of_truth", ["customer", "brand"]),
          put("stages/retention/steps/monthly-run/metrics", ["facturen zonder fout"])),
    plant("probeer niet alle contactmomenten te optimaliseren", NL, "OBJ07 stages",
          put("stages/retention/steps/reports-problem/moment_of_truth", "brand"),
          put("stages/advocacy/steps/recommends/moment_of_truth", "brand")),
    plant("volgens je klant en jezelf met elkaar te vergelijken", NL,
          "INC11 stages/adoption/steps/first-invoice/moment_of_truth",
          put("stages/adoption/steps/first-invoice/moment_of_truth/by", ["customer"])),
    plant("Welke straten sla je het liefst over", NL, "BOT13 stages/onboarding/steps/first-login",
          put("stages/onboarding/steps/first-login/importance", 1)),
    plant("waar laten we onze schoen vallen", NL, "BOT12 stages/sign-up/steps/pays/satisfaction",
          drop("stages/sign-up/steps/pays/opportunities")),
    plant("de balie waar iedere klant een keer langs komt", NL, "BOT04 stages/retention/steps/renewal",
          drop("stages/retention/steps/monthly-run/next/hits-limit")),
    plant("op welke momenten je het juist heel goed doet", NL, "BOT15 stages/awareness/steps/loses-track",
          put("**/emotions/*/score", 0)),
    plant("vragen om een andere boodschap", NL, "GAP13 personas", ONE_FOR_ALL),
    plant("tot het bijna personen van vlees en bloed lijken", NL, "EVI14 personas/starter",
          drop("personas/starter/goals", "personas/starter/pains")),
    plant("een beperkt aantal archetypes", NL, WHAT_SIX_PERSONAS_LACK, *SIX_PERSONAS),
)

PLANTS = {"000": GUIDE_000, "001": GUIDE_001, "002": GUIDE_002, "003": GUIDE_003, "004": GUIDE_004}

NOT_FOUND = {
    "000": {
        "welke pagina's het populairst zijn": "asks for behaviour data",
        "Welke kanalen zijn geschikt voor elke stap van de reis?": "is for people to judge",
        "of wanneer je belangrijke wijzigingen aanbrengt": "the map does not know what else changes; only that time passes",
    },
    "001": {
        "哪些渠道适合旅程的每个阶段": "is for people to judge",
        "Website Analytics:分析用户行为数据": "asks for behaviour data",
    },
    "002": {
        "to identify underutilized features": "asks for behaviour data",
        "Segment your audience based on demographics": "the score asks who each persona is, no rule does",
        "Look for patterns in customer feedback": "the map holds what was found, not the feedback",
    },
    "003": {
        "afkomstig zijn van een specifiek social media-platform": "asks for behaviour data",
        "het bouncepercentage en het aantal verloren conversies": "asks for behaviour data",
        "de tijd tussen nurturing-padstappen": "asks for behaviour data",
        "een ongelooflijk dure advertentiecampagne": "a map knows effort, not money",
    },
    "004": {
        "Welke route fiets je het meest?": "asks for behaviour data",
        "Betrek een aantal mensen uit verschillende onderdelen": "the map does not say who drew it",
        "geen duidelijke doelgroep gekozen te hebben": "a map may do without `audience`: GAP09 asks for personas",
    },
}
"""Ideas of the guides that no rule can find in a map, and why."""
# fmt: on

ROWS = [each for rows in PLANTS.values() for each in rows]
SOURCE = re.compile(r"\b(00[0-4]\b|all seeds)")


def told(file: str, edits: tuple[Edit, ...], rules: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is found, as `Plant.found` has it."""
    return tuple(sorted(f"{item.rule} {item.subject}".strip() for item in lint(file, edits, rules)))


@pytest.mark.parametrize("file", [NL, EN, ZH, SHOP])
def test_the_unchanged_example_is_quiet(file: str) -> None:
    rules = {rule for row in ROWS if row.file == file for rule in row.rules}
    assert told(file, (), tuple(sorted(rules))) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rules[0]}-{row.quote[:30]}")
def test_the_flaw_is_found_and_nothing_else(row: Plant) -> None:
    assert told(row.file, row.edits, row.rules) == row.found


@pytest.mark.parametrize("number", PLANTS)
def test_the_quotes_stand_in_the_guides(number: str) -> None:
    files = [*(BESIDE / "seeds").glob(f"{number}_*.txt")]
    if not files:
        pytest.skip("the guides are not beside the project")
    guide = " ".join(files[0].read_text("utf-8").split())
    quotes = [row.quote for row in PLANTS[number]] + list(NOT_FOUND[number])
    assert [quote for quote in quotes if quote not in guide] == []


def test_every_guide_is_in_the_table() -> None:
    guides = {file.name[:3] for file in (BESIDE / "seeds").glob("*.txt")}
    if not guides:
        pytest.skip("the guides are not beside the project")
    assert set(PLANTS) == guides


def test_every_rule_that_comes_from_a_guide_is_planted() -> None:
    catalogue = BESIDE / "RULES.md"
    if not catalogue.exists():
        pytest.skip("the catalogue of rules is not beside the project")
    text = catalogue.read_text("utf-8").partition("## 1.")[2].partition("## 7.")[0]
    entries = re.split(r"(?<!· )\*\*(?=[A-Z]{3,4}\d\d )", text)  # what a dot joins has one source
    named = {id_ for entry in entries if SOURCE.search(entry) for id_ in re.findall(r"(?:^|\*\*)([A-Z]+\d\d) ", entry)}
    assert len(named) > 20
    assert named - {rule for row in ROWS for rule in row.rules} == set()
