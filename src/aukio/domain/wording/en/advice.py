"""The words of guidance: what the reader does, where, for whom, and when one need not."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from aukio.domain.facts.effects import Strength
from aukio.domain.wording.advice import Act, Audience
from aukio.domain.wording.en.lengths import say_length
from aukio.domain.wording.en.times import say_clock
from aukio.domain.wording.phrasing import decimal


def _act(
    verb: str,
    rest: str = "",
    clause: str = "",
    *,
    values: Mapping[str, str] | None = None,
    valued: str = "",
    valued_clause: str = "",
    into: bool = False,
) -> Act:
    """One form of the verb serves all strengths."""
    return Act(
        verb, verb, verb, rest, clause, values=values or {}, valued=valued, valued_clause=valued_clause, into=into
    )


ACTS = {
    "arrive_just_before": _act("arrive", "only just before your appointment"),
    "avoid_rush_hours": _act("avoid", "the busiest hours"),
    "be_prepared_to_wait": _act("be prepared", "to wait"),
    "book_ahead": _act("book", "in advance"),
    "bring_few_people": _act("bring", "as few people as you can", into=True),
    "bring_identification": _act("bring", "proof of identity", into=True),
    "call_first": _act("call", "before you come"),
    "check_hours_before_visit": _act("check", "the hours", " before you come"),
    "clean_hands": _act(
        "clean",
        "your hands",
        values={"wash": "by washing them", "hand_sanitiser": "with hand sanitiser"},
        valued="your hands {}",
    ),
    "come_alone": _act("come", "alone", into=True),
    "companion_limit": _act("bring", "as few companions as you can", into=True),
    "cough_into_sleeve": _act("cough", "into your sleeve"),
    "distance": _act(
        "keep",
        "your distance from others",
        values={"a_couple_of_metres": "a couple of metres"},
        valued="a distance of {} from others",
    ),
    "follow_staff_instructions": _act("follow", "the instructions of staff"),
    "greet_without_shaking_hands": _act("greet people", "without shaking hands"),
    "keep_good_hygiene": _act("keep", "good hygiene"),
    "last_admission": _act("come in", "well before closing time"),
    "mask": _act(
        "wear",
        "a mask",
        values={"mask": "a mask", "face_shield": "a face shield", "respirator": "a respirator"},
        valued="{}",
    ),
    "pay_by_card": _act("pay", "by card"),
    "run_errand_quickly": _act("run your errand", "as quickly as you can"),
    "stay_home_when_ill": _act("stay", "at home", " if you are ill"),
    "use_main_entrance": _act("use", "the main entrance"),
    "use_remote_services": _act(
        "use",
        "remote services",
        values={"e_services": "online services", "phone": "the telephone service", "chat": "the chat"},
        valued="{}",
    ),
    "visit_for_essential_matters_only": _act("visit", "", " only if your matter is essential"),
    "visit_with_respiratory_symptoms": _act("visit", "", " if you have respiratory symptoms"),
    "visit_with_symptoms": _act(
        "visit",
        "",
        " if you have even slight symptoms",
        values={
            "common_cold": "cold symptoms",
            "cough": "cough",
            "fever": "fever",
            "stomach": "stomach symptoms",
        },
        valued_clause=" if you have even slight {}",
    ),
    "wait_to_be_contacted": _act("wait", "to be contacted"),
    "wash_hands": _act("wash", "your hands"),
}


def _companions(number: float) -> Act:
    if number == 0:
        return ACTS["come_alone"]
    many = "one companion" if number == 1 else f"{decimal(number, '.')} companions"
    return replace(_act("bring", f"no more than {many}", into=True), ceiling=True)


def _metres(number: float) -> Act:
    unit = "metre" if number == 1 else "metres"
    return _act("keep", f"a distance of {decimal(number, '.')} {unit} from others")


def _before_closing(number: float) -> Act:
    return _act("come in", f"at least {say_length(round(number))} before closing time")


def _until(minutes: int) -> Act:
    return _act("come in", f"by {say_clock(minutes)}")


COUNTED: dict[str, Callable[[float], Act]] = {
    "companion_limit": _companions,
    "distance": _metres,
    "last_admission": _before_closing,
}
CLOCKED: dict[str, Callable[[int], Act]] = {"last_admission": _until}

STATEMENTS = {
    "remote_interpreter": {
        Strength.MUST: "interpreting is arranged remotely",
        Strength.MUST_NOT: "interpreting is not arranged remotely",
        Strength.SHOULD: "we recommend that interpreting be arranged remotely",
        Strength.PLEASE: "we ask that interpreting be arranged remotely",
        Strength.IF_POSSIBLE: "interpreting is arranged remotely if possible",
        Strength.MAY: "interpreting may be arranged remotely",
    },
}

AUDIENCES = {
    "children": Audience("children", lead="for children: "),
    "companions": Audience("companions", tail=" if you come as a companion"),
    "emergency_patients": Audience("emergency patients", tail=" if you are an emergency patient"),
    "everyone": Audience("everyone", lead="for everyone: "),
    "everyone_else": Audience("everyone else", lead="for everyone else: "),
    "families_with_children": Audience("families with children", tail=" if there are children in your family"),
    "new_customers": Audience("new customers", tail=" if you are a new customer"),
    "people_abroad_within_14_days": Audience(
        "people who have been abroad within the past 14 days", tail=" if you have been abroad within the past 14 days"
    ),
    "people_over_70": Audience("people over 70", tail=" if you are over 70"),
    "people_with_a_booking": Audience("people with a booking", tail=" if you have a booking"),
    "people_with_a_common_cold": Audience("people with a common cold", tail=" if you have a common cold"),
    "people_with_another_illness": Audience("people with another illness", tail=" if you have another illness"),
    "people_with_symptoms": Audience("people with symptoms", tail=" if you have symptoms"),
    "pregnant_people": Audience("pregnant people", tail=" if you are pregnant"),
    "risk_groups": Audience("risk groups", tail=" if you belong to a risk group"),
    "students": Audience("students", tail=" if you are a student"),
    "young_people": Audience("young people", lead="for young people: "),
}
AREAS = {
    "consulting_room": ("in the consulting room", "to the consulting room"),
    "entrance": ("at the entrance", "to the entrance"),
    "indoors": ("indoors", "indoors"),
    "lobby": ("in the lobby", "to the lobby"),
    "outdoors": ("outdoors", "outdoors"),
    "queue": ("in the queue", "to the queue"),
    "reading_room": ("in the reading room", "to the reading room"),
    "waiting_room": ("in the waiting room", "to the waiting room"),
}
EXEMPTIONS = {
    "agreed_otherwise": "unless otherwise agreed",
    "child_under_school_age": "unless it concerns a child under school age",
    "emergency": "unless it is an emergency",
    "health_reasons": "unless you cannot for health reasons",
    "urgent_matter": "unless your matter is urgent",
}
EXEMPTIONS_OF_BANS = EXEMPTIONS | {"health_reasons": "unless there is a health reason for it"}
