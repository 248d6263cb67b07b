"""The words of guidance: what the reader does, where, who has to, and when one need not."""

from collections.abc import Callable

from aukio.domain.facts.effects import Strength
from aukio.domain.wording.advice import Act, Audience
from aukio.domain.wording.fi.lengths import say_length_before
from aukio.domain.wording.fi.times import say_clock
from aukio.domain.wording.phrasing import decimal

ACTS = {
    "arrive_just_before": Act("tule", "tulet", "tulla", "vasta juuri ennen varattua aikaa", into=True),
    "avoid_rush_hours": Act("vältä", "vältät", "välttää", "ruuhka-aikoja"),
    "be_prepared_to_wait": Act("varaudu", "varaudut", "varautua", "odottamaan"),
    "book_ahead": Act(
        "varaa", "varaat", "varata", "aika etukäteen", you_rest="ajan etukäteen", not_rest="aikaa etukäteen"
    ),
    "bring_few_people": Act("ota", "otat", "ottaa", "mukaan mahdollisimman vähän ihmisiä", into=True),
    "bring_identification": Act(
        *("ota", "otat", "ottaa", "mukaan henkilöllisyystodistus"),
        you_rest="mukaan henkilöllisyystodistuksen",
        not_rest="mukaan henkilöllisyystodistusta",
        into=True,
    ),
    "call_first": Act("soita", "soitat", "soittaa", clause=", ennen kuin tulet"),
    "check_hours_before_visit": Act(
        "tarkista", "tarkistat", "tarkistaa", "aukioloajat", ", ennen kuin tulet", not_rest="aukioloaikoja"
    ),
    "clean_hands": Act(
        *("puhdista", "puhdistat", "puhdistaa", "kädet"),
        not_rest="käsiä",
        values={"wash": "pesemällä", "hand_sanitiser": "käsidesillä"},
        valued="kädet {}",
    ),
    "come_alone": Act("tule", "tulet", "tulla", "yksin", into=True),
    "companion_limit": Act("ota", "otat", "ottaa", "mukaan mahdollisimman vähän saattajia", into=True),
    "cough_into_sleeve": Act("yski", "yskit", "yskiä", "hihaan"),
    "distance": Act(
        *("pidä", "pidät", "pitää", "turvaväliä muihin"),
        values={"a_couple_of_metres": "parin metrin"},
        valued="{} turvaväliä muihin",
    ),
    "follow_staff_instructions": Act("noudata", "noudatat", "noudattaa", "henkilökunnan ohjeita"),
    "greet_without_shaking_hands": Act("tervehdi", "tervehdit", "tervehtiä", "kättelemättä"),
    "keep_good_hygiene": Act("huolehdi", "huolehdit", "huolehtia", "hyvästä hygieniasta"),
    "last_admission": Act("tule", "tulet", "tulla", "sisään hyvissä ajoin ennen sulkemista"),
    "mask": Act(
        *("käytä", "käytät", "käyttää", "maskia"),
        values={"mask": "maskia", "face_shield": "visiiriä", "respirator": "hengityksensuojainta"},
        valued="{}",
    ),
    "pay_by_card": Act("maksa", "maksat", "maksaa", "kortilla"),
    "run_errand_quickly": Act(
        *("hoida", "hoidat", "hoitaa", "asiasi mahdollisimman nopeasti"),
        not_rest="asioitasi mahdollisimman nopeasti",
    ),
    "stay_home_when_ill": Act("pysy", "pysyt", "pysyä", "kotona", ", jos olet sairas"),
    "use_main_entrance": Act("käytä", "käytät", "käyttää", "pääsisäänkäyntiä"),
    "use_remote_services": Act(
        *("käytä", "käytät", "käyttää", "etäpalveluja"),
        values={"e_services": "verkkopalveluja", "phone": "puhelinpalvelua", "chat": "chatia"},
        valued="{}",
    ),
    "visit_for_essential_matters_only": Act(
        "tule", "tulet", "tulla", "paikalle", " vain, kun asiasi on välttämätön", into=True
    ),
    "visit_with_respiratory_symptoms": Act(
        "tule", "tulet", "tulla", "paikalle", ", jos sinulla on hengitystieoireita", into=True
    ),
    "visit_with_symptoms": Act(
        *("tule", "tulet", "tulla", "", ", jos sinulla on lieviäkin oireita"),
        values={
            "common_cold": "flunssan oireita",
            "cough": "yskää",
            "fever": "kuumetta",
            "stomach": "vatsaoireita",
        },
        valued_clause=", jos sinulla on {}, vaikka oireet olisivat lieviä",
        into=True,
    ),
    "wait_to_be_contacted": Act("odota", "odotat", "odottaa", "yhteydenottoa"),
    "wash_hands": Act("pese", "peset", "pestä", "kädet", not_rest="käsiä"),
}


def _companions(number: float) -> Act:
    if number == 0:
        return ACTS["come_alone"]
    if number == 1:
        return Act(
            *("ota", "otat", "ottaa", "mukaan enintään yksi saattaja"),
            you_rest="mukaan enintään yhden saattajan",
            not_rest="mukaan enempää kuin yhtä saattajaa",
            into=True,
            ceiling=True,
        )
    many = f"{decimal(number, ',')} saattajaa"
    return Act(
        *("ota", "otat", "ottaa", f"mukaan enintään {many}"),
        not_rest=f"mukaan enempää kuin {many}",
        into=True,
        ceiling=True,
    )


def _metres(number: float) -> Act:
    return Act("pidä", "pidät", "pitää", f"{decimal(number, ',')} metrin turvaväliä muihin")


def _before_closing(number: float) -> Act:
    return Act("tule", "tulet", "tulla", f"sisään viimeistään {say_length_before(round(number))} ennen sulkemista")


def _until(minutes: int) -> Act:
    return Act("tule", "tulet", "tulla", f"sisään viimeistään klo {say_clock(minutes)}")


COUNTED: dict[str, Callable[[float], Act]] = {
    "companion_limit": _companions,
    "distance": _metres,
    "last_admission": _before_closing,
}
CLOCKED: dict[str, Callable[[int], Act]] = {"last_admission": _until}

STATEMENTS = {
    "remote_interpreter": {
        Strength.MUST: "tulkkaus järjestetään etänä",
        Strength.MUST_NOT: "tulkkausta ei järjestetä etänä",
        Strength.SHOULD: "suosittelemme, että tulkkaus järjestetään etänä",
        Strength.PLEASE: "pyydämme, että tulkkaus järjestetään etänä",
        Strength.IF_POSSIBLE: "tulkkaus järjestetään mahdollisuuksien mukaan etänä",
        Strength.MAY: "tulkkaus voidaan järjestää etänä",
    },
}

AUDIENCES = {
    "children": Audience("lapset", "tämä koskee lapsia: "),
    "companions": Audience("saattajat", "jos tulet saattajana, "),
    "emergency_patients": Audience("päivystyspotilaat", "jos olet päivystyspotilas, "),
    "everyone": Audience("kaikki", "tämä koskee kaikkia: "),
    "everyone_else": Audience("kaikki muut", "tämä koskee kaikkia muita: "),
    "families_with_children": Audience("lapsiperheet", "jos perheessäsi on lapsia, "),
    "new_customers": Audience("uudet asiakkaat", "jos olet uusi asiakas, "),
    "people_abroad_within_14_days": Audience(
        "viimeisten 14 päivän aikana ulkomailla olleet", "jos olet ollut ulkomailla viimeisten 14 päivän aikana, "
    ),
    "people_over_70": Audience("yli 70-vuotiaat", "jos olet yli 70-vuotias, "),
    "people_with_a_booking": Audience("ajan varanneet", "jos olet varannut ajan, "),
    "people_with_a_common_cold": Audience("flunssaiset", "jos olet flunssainen, "),
    "people_with_another_illness": Audience("muuten sairaat", "jos olet muuten sairas, "),
    "people_with_symptoms": Audience("oireiset", "jos sinulla on oireita, "),
    "pregnant_people": Audience("raskaana olevat", "jos olet raskaana, "),
    "risk_groups": Audience("riskiryhmät", "jos kuulut riskiryhmään, "),
    "students": Audience("opiskelijat", "jos olet opiskelija, "),
    "young_people": Audience("nuoret", "tämä koskee nuoria: "),
}
AREAS = {
    "consulting_room": ("vastaanottohuoneessa", "vastaanottohuoneeseen"),
    "entrance": ("sisäänkäynnin luona", "sisäänkäynnin luo"),
    "indoors": ("sisätiloissa", "sisätiloihin"),
    "lobby": ("aulassa", "aulaan"),
    "outdoors": ("ulkona", "ulos"),
    "queue": ("jonossa", "jonoon"),
    "reading_room": ("lukusalissa", "lukusaliin"),
    "waiting_room": ("odotustilassa", "odotustilaan"),
}
EXEMPTIONS = {
    "agreed_otherwise": "ellei toisin ole sovittu",
    "child_under_school_age": "ellei kyse ole alle kouluikäisestä lapsesta",
    "emergency": "ellei kyseessä ole hätätilanne",
    "health_reasons": "ellei terveydellinen syy estä sitä",
    "urgent_matter": "ellei asiasi ole kiireellinen",
}
EXEMPTIONS_OF_BANS = EXEMPTIONS | {"health_reasons": "ellei siihen ole terveydellistä syytä"}
