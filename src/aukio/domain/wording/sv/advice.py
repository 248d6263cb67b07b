"""The words of guidance: what the reader does, where, who has to, and when one need not."""

from collections.abc import Callable

from aukio.domain.facts.effects import Strength
from aukio.domain.wording.advice import Act, Audience
from aukio.domain.wording.phrasing import decimal
from aukio.domain.wording.sv.lengths import say_length
from aukio.domain.wording.sv.times import say_clock

ACTS = {
    "arrive_just_before": Act("kom", "kommer", "komma", "först strax före den bokade tiden", into=True),
    "avoid_rush_hours": Act("undvik", "undviker", "undvika", "rusningstider"),
    "be_prepared_to_wait": Act("var", "är", "vara", "beredd på att vänta"),
    "book_ahead": Act("boka", "bokar", "boka", "tid på förhand"),
    "bring_few_people": Act("ta", "tar", "ta", "med så få personer som möjligt", into=True),
    "bring_identification": Act("ta", "tar", "ta", "med ett identitetsbevis", into=True),
    "call_first": Act("ring", "ringer", "ringa", "innan du kommer"),
    "check_hours_before_visit": Act("kontrollera", "kontrollerar", "kontrollera", "öppettiderna", " innan du kommer"),
    "clean_hands": Act(
        *("rengör", "rengör", "rengöra", "händerna"),
        values={"wash": "genom att tvätta dem", "hand_sanitiser": "med handsprit"},
        valued="händerna {}",
    ),
    "come_alone": Act("kom", "kommer", "komma", "ensam", into=True),
    "companion_limit": Act("ta", "tar", "ta", "med så få följeslagare som möjligt", into=True),
    "cough_into_sleeve": Act("hosta", "hostar", "hosta", "i ärmen"),
    "distance": Act(
        *("håll", "håller", "hålla", "avstånd till andra"),
        values={"a_couple_of_metres": "ett par meters"},
        valued="{} avstånd till andra",
    ),
    "follow_staff_instructions": Act("följ", "följer", "följa", "personalens anvisningar"),
    "greet_without_shaking_hands": Act("hälsa", "hälsar", "hälsa", "utan att skaka hand"),
    "keep_good_hygiene": Act("iaktta", "iakttar", "iaktta", "god hygien"),
    "last_admission": Act("kom", "kommer", "komma", "in i god tid före stängning", into=True),
    "mask": Act(
        *("använd", "använder", "använda", "munskydd"),
        values={"mask": "munskydd", "face_shield": "visir", "respirator": "andningsskydd"},
        valued="{}",
    ),
    "pay_by_card": Act("betala", "betalar", "betala", "med kort"),
    "run_errand_quickly": Act("uträtta", "uträttar", "uträtta", "ditt ärende så snabbt som möjligt"),
    "stay_home_when_ill": Act("stanna", "stannar", "stanna", "hemma", " om du är sjuk"),
    "use_main_entrance": Act("använd", "använder", "använda", "huvudingången"),
    "use_remote_services": Act(
        *("använd", "använder", "använda", "distanstjänster"),
        values={"e_services": "e-tjänster", "phone": "telefonservicen", "chat": "chatten"},
        valued="{}",
    ),
    "visit_for_essential_matters_only": Act(
        "kom", "kommer", "komma", "på besök", " endast om ditt ärende är nödvändigt"
    ),
    "visit_with_respiratory_symptoms": Act("kom", "kommer", "komma", "på besök", " om du har symtom i luftvägarna"),
    "visit_with_symptoms": Act(
        *("kom", "kommer", "komma", "på besök", " om du har minsta symtom"),
        values={"common_cold": "förkylning", "cough": "hosta", "fever": "feber", "stomach": "magbesvär"},
        valued_clause=" om du har minsta tecken på {}",
    ),
    "wait_to_be_contacted": Act("vänta", "väntar", "vänta", "på att bli kontaktad"),
    "wash_hands": Act("tvätta", "tvättar", "tvätta", "händerna"),
}


def _companions(number: float) -> Act:
    if number == 0:
        return ACTS["come_alone"]
    many = "en" if number == 1 else decimal(number, ",")
    return Act("ta", "tar", "ta", f"med högst {many} följeslagare", into=True, ceiling=True)


def _metres(number: float) -> Act:
    return Act("håll", "håller", "hålla", f"{decimal(number, ',')} meters avstånd till andra")


def _before_closing(number: float) -> Act:
    return Act("kom", "kommer", "komma", f"in senast {say_length(round(number))} före stängning")


def _until(minutes: int) -> Act:
    return Act("kom", "kommer", "komma", f"in senast kl. {say_clock(minutes)}")


COUNTED: dict[str, Callable[[float], Act]] = {
    "companion_limit": _companions,
    "distance": _metres,
    "last_admission": _before_closing,
}
CLOCKED: dict[str, Callable[[int], Act]] = {"last_admission": _until}

STATEMENTS = {
    "remote_interpreter": {
        Strength.MUST: "tolkningen ordnas på distans",
        Strength.MUST_NOT: "tolkningen ordnas inte på distans",
        Strength.SHOULD: "vi rekommenderar att tolkningen ordnas på distans",
        Strength.PLEASE: "vi önskar att tolkningen ordnas på distans",
        Strength.IF_POSSIBLE: "tolkningen ordnas om möjligt på distans",
        Strength.MAY: "tolkningen kan ordnas på distans",
    },
}

AUDIENCES = {
    "children": Audience("barn", lead="detta gäller barn: "),
    "companions": Audience("följeslagare", tail=" om du kommer som följeslagare"),
    "emergency_patients": Audience("jourpatienter", tail=" om du är jourpatient"),
    "everyone": Audience("alla", lead="detta gäller alla: "),
    "everyone_else": Audience("alla andra", lead="detta gäller alla andra: "),
    "families_with_children": Audience("barnfamiljer", tail=" om det finns barn i din familj"),
    "new_customers": Audience("nya kunder", tail=" om du är ny kund"),
    "people_abroad_within_14_days": Audience(
        "de som har varit utomlands under de senaste 14 dagarna",
        tail=" om du har varit utomlands under de senaste 14 dagarna",
    ),
    "people_over_70": Audience("personer över 70 år", tail=" om du är över 70 år"),
    "people_with_a_booking": Audience("de som har bokat tid", tail=" om du har bokat tid"),
    "people_with_a_common_cold": Audience("förkylda", tail=" om du är förkyld"),
    "people_with_another_illness": Audience("de som är sjuka på annat sätt", tail=" om du är sjuk på något annat sätt"),
    "people_with_symptoms": Audience("personer med symtom", tail=" om du har symtom"),
    "pregnant_people": Audience("gravida", tail=" om du är gravid"),
    "risk_groups": Audience("riskgrupper", tail=" om du hör till en riskgrupp"),
    "students": Audience("studerande", tail=" om du är studerande"),
    "young_people": Audience("unga", lead="detta gäller unga: "),
}
AREAS = {
    "consulting_room": ("i mottagningsrummet", "till mottagningsrummet"),
    "entrance": ("vid ingången", "till ingången"),
    "indoors": ("inomhus", "in"),
    "lobby": ("i entréhallen", "till entréhallen"),
    "outdoors": ("utomhus", "ut"),
    "queue": ("i kön", "till kön"),
    "reading_room": ("i läsesalen", "till läsesalen"),
    "waiting_room": ("i väntrummet", "till väntrummet"),
}
EXEMPTIONS = {
    "agreed_otherwise": "om inte något annat har avtalats",
    "child_under_school_age": "om det inte gäller ett barn under skolåldern",
    "emergency": "om det inte är fråga om en nödsituation",
    "health_reasons": "om inte hälsoskäl hindrar det",
    "urgent_matter": "om ditt ärende inte är brådskande",
}
EXEMPTIONS_OF_BANS = EXEMPTIONS | {"health_reasons": "om det inte finns hälsoskäl för det"}
