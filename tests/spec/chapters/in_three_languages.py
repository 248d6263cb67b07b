"""Of section 17: the same facts in three languages, their hours, dates and weekdays, and in plain words."""

from collections.abc import Iterator

from tests.spec.rows import NOTHING, Facts, Row, Shown, Status, has, lacks

NOTICE = "service-centres-2020"
SPRING = "2020-03-27"
LANGUAGES = {"fi": "Finnish", "sv": "Swedish", "en": "English"}

HOURS = {
    "fi": ("klo 6.45–18", "klo 7.30–15.30", "klo 8–16", "klo 12–16"),
    "sv": ("kl. 6.45–18", "kl. 7.30–15.30", "kl. 8–16", "kl. 12–16"),
    "en": ("6:45 am–6 pm", "7:30 am–3:30 pm", "8 am–4 pm", "midday–4 pm"),
}
OTHER_STYLES = {
    "fi": ("06.45", "6:45", "7:30", " am"),
    "sv": ("06.45", "06:45", "6:45", "7:30", " am", "klo "),
    "en": ("06:45", "6.45", "7.30", "klo ", "12–16"),
}
DAYS = {
    "fi": ("16.3. alkaen", "17.3. alkaen", "18.3.–30.4."),
    "sv": ("från och med 16.3", "från och med 17.3", "18.3–30.4"),
    "en": ("since 16 March", "since 17 March", "From 18 March to 30 April"),
}
OTHER_DATES = {
    "fi": ("2020-03", "17th", "03.2020", "maaliskuu"),
    "sv": ("2020-03", "17th", "03.2020", "mars"),
    "en": ("2020-03", "17th", "18th", "3.2020"),
}
WEEKDAYS = {
    "fi": ("ma–pe klo 7–19", "la klo 8–15", "ma–to klo 10–15", "ma, ke, pe klo 12–16", "ti, to klo 10–16"),
    "sv": ("må–fr kl. 7–19", "lö kl. 8–15", "må–to kl. 10–15", "må, on, fr kl. 12–16", "ti, to kl. 10–16"),
    "en": ("Mon–Fri 7 am–7 pm", "Sat 8 am–3 pm", "Mon–Thu 10 am–3 pm", "Mon, Wed, Fri midday", "Tue, Thu 10 am"),
}
PLAIN_WEEK = {
    "fi": "maanantaista torstaihin kello 6.45–18",
    "sv": "måndag till torsdag klockan 6.45–18",
    "en": "Monday to Thursday 6:45 am to 6 pm",
}
SHORT_WEEK = {"fi": "ma–to", "sv": "må–to", "en": "Mon–Thu"}
NUMBERS = ("040 126 7513", "043 825 7607", "09 471 86800")
FIRST_OF_APRIL = {"fi": "suljetaan 1.4.", "sv": "stänger 1.4", "en": "closed from 1 April"}


def _styles() -> Iterator[Row]:
    for lang, name in LANGUAGES.items():
        full = Shown(NOTICE, known=SPRING, lang=lang)
        plain = Shown(NOTICE, known=SPRING, lang=lang, plain=True)
        yield Row("R123", f"Times in {name}", full, {"text": has(*HOURS[lang])})
        yield Row("R123", f"And in no other style in {name}", full, {"text": lacks(*OTHER_STYLES[lang])})
        yield Row("R124 R034", f"Dates in {name}, the last day included", full, {"text": has(*DAYS[lang])})
        yield Row("R124", f"And dates in no other style in {name}", full, {"text": lacks(*OTHER_DATES[lang])})
        yield Row("R125", f"Weekdays in {name}, in runs and one by one", full, {"text": has(*WEEKDAYS[lang])})
        yield Row("R126 R063", f"Plain {name}: days and hours written out", plain, {"text": has(PLAIN_WEEK[lang])})
        yield Row("R126", f"Plain {name}: no weekday is shortened", plain, {"text": lacks(f"{SHORT_WEEK[lang]} ")})
        yield Row("R126", f"Plain {name}: no number is lost", plain, {"text": has(*NUMBERS)})


def _same_minute() -> Iterator[Row]:
    for lang, name in LANGUAGES.items():
        yield Row(
            "R122 R117",
            f"In the minute before, nothing of 1 April in {name}",
            Shown(NOTICE, known="2020-03-26T11:59", lang=lang),
            {"text": lacks(FIRST_OF_APRIL[lang])},
        )
        yield Row(
            "R122 R117",
            f"In the minute it was published, 1 April in {name}",
            Shown(NOTICE, known="2020-03-26T12:00", lang=lang),
            {"text": has(FIRST_OF_APRIL[lang])},
        )


LANGUAGE_ROWS = (
    *_same_minute(),
    Row(
        "R122",
        "A text without a translation is shown in its own language, and says which",
        Shown("one-language", known="2021-10-01"),
        {"text": has("Ovi on rikki. (in Finnish)")},
        given=("one-language.yaml",),
    ),
    Row(
        "R122",
        "In its own language nothing is marked",
        Shown("one-language", known="2021-10-01", lang="fi"),
        {"text": has("2.9.–31.12.: Ovi on rikki.")},
        given=("one-language.yaml",),
    ),
    Row(
        "R122",
        "As data, the words say their language where it is not the one asked for",
        Status("kalajarvi", at="2021-09-02T12:00", lang="sv"),
        {"texts.door.lang": "fi", "texts.door.text": "Ovi on rikki"},
        given=("one-language.yaml",),
    ),
    Row(
        "R122",
        "And say nothing of it where it is",
        Status("kalajarvi", at="2021-09-02T12:00", lang="fi"),
        {"texts.door.lang": NOTHING},
        given=("one-language.yaml",),
    ),
    Row(
        "R122",
        "Staff see which texts are missing in which language, and since when",
        Facts("one-language"),
        {
            "texts.title:fi.state": "written",
            "texts.title:sv.state": "missing",
            "texts.title:en.since": "2021-09-01T12:00:00+03:00",
        },
        given=("one-language.yaml",),
    ),
    *_styles(),
    Row(
        "R126",
        "Plain words say on a line of their own when a thing began, and once that its end is not known",
        Shown(NOTICE, known=SPRING, plain=True),
        {"text": has("Since Tuesday 17 March:", "Where no last day is given, it is not known yet.")},
    ),
    Row(
        "R126 R066 R067",
        "Plain words tell the errand and the way in",
        Shown(NOTICE, known=SPRING, plain=True),
        {"text": has("Emergency sampling and returning a sample: take a queue number")},
    ),
    Row(
        "R126",
        "The full text has no such sentences",
        Shown(NOTICE, known=SPRING),
        {"text": lacks("We do not know yet")},
    ),
)
