"""Of section 16: the update log, from the differences of publications."""

from tests.spec.rows import SOMETHING, Facts, Log, Row, Shown, has, just

NOTICE = "service-centres-2020"
POINT = "iso-omena/service-point"

LOG = (
    Row(
        "R112",
        "The days of the log, in order; two rows for 26 March",
        Log(NOTICE, known="2020-03-27"),
        {
            "*.date": [
                "2020-03-16",
                "2020-03-17",
                "2020-03-18",
                "2020-03-20",
                "2020-03-25",
                "2020-03-26",
                "2020-03-26",
                "2020-03-27",
            ]
        },
    ),
    Row(
        "R112",
        "17 March: the libraries",
        Log(NOTICE),
        {"2020-03-17.places": just("iso-omena/library", "kalajarvi/library"), "2020-03-17.kind": "added"},
    ),
    Row(
        "R112",
        "18 March: Kela and Starttipiste",
        Log(NOTICE),
        {"2020-03-18.places": just("iso-omena/kela", "iso-omena/starttipiste")},
    ),
    Row("R112", "20 March: the centre's hours", Log(NOTICE), {"2020-03-20.places": just("iso-omena")}),
    Row(
        "R112",
        "25 March: service points, maternity clinics, the dental clinic, and no library",
        Log(NOTICE),
        {
            "2020-03-25.places": has(
                POINT,
                "kalajarvi/service-point",
                "iso-omena/maternity-clinic",
                "kalajarvi/maternity-clinic",
                "kalajarvi/dental-clinic",
            ),
            "2020-03-25.text": SOMETHING,
        },
    ),
    Row(
        "R112 R113 R114",
        "26 March: a service point again, and the laboratory; one fact ended, two added",
        Log(NOTICE),
        {
            "2020-03-26:added.places": just(POINT, "iso-omena/laboratory"),
            "2020-03-26:ended.places": just(POINT),
        },
    ),
    Row(
        "R112",
        "27 March: Iso Omena Health Centre",
        Log(NOTICE),
        {"2020-03-27.places": just("iso-omena/health-centre"), "2020-03-27.text": has("Iso Omena Health Centre")},
    ),
    Row(
        "R113",
        "The verb matches the kind",
        Log(NOTICE),
        {"2020-03-26:added.text": has("Added"), "2020-03-26:ended.text": has("Ends on 31 March 2020")},
    ),
    Row(
        "R113",
        "Changed, corrected and withdrawn are kinds of their own",
        Log("storm"),
        {"*.kind": ["added", "changed", "corrected", "withdrawn"]},
        given=("storm.yaml",),
    ),
    Row(
        "R114",
        "What closes in April continues what was said in March",
        Facts(NOTICE),
        {
            "arrangements.service-point-closed-iso-omena.continues": f"{NOTICE}/service-point-normal-iso-omena",
            "arrangements.service-point-normal-iso-omena.valid_until": "2020-03-31",
            "arrangements.service-point-normal-iso-omena.version": 2,
        },
    ),
    Row(
        "R115",
        "A publication that mends a word makes no row",
        Log("typo"),
        {"*.date": ["2020-04-01"], "*.kind": ["added"]},
        given=("typo.yaml", "typo-mended.yaml"),
    ),
    Row(
        "R115",
        "It changes the text, and leaves the page of the day before as it was",
        Shown("typo", known="2020-04-01"),
        {"text": has("teh doors")},
        given=("typo.yaml", "typo-mended.yaml"),
    ),
    Row(
        "R115",
        "Afterwards the word is right",
        Shown("typo", known="2020-04-02"),
        {"text": has("the doors")},
        given=("typo.yaml", "typo-mended.yaml"),
    ),
    Row(
        "R115 R117",
        "As data, too, the notice of the day before has its old title",
        Facts("typo", known="2020-04-01"),
        {"title": "Mind teh doors"},
        given=("typo.yaml", "typo-mended.yaml"),
    ),
    Row(
        "R116",
        "The notice of 2020–2021 has a computed log",
        Log("service-centres-2021"),
        {
            "*.date": has("2020-11-30", "2021-05-27"),
            "2021-05-27:added.places": has("iso-omena/library", "kalajarvi/library"),
            "2021-05-27:ended.places": has("iso-omena/library", "kalajarvi/library"),
        },
    ),
    Row(
        "R112",
        "Each row says which units it touches and what of them, in English",
        Log(NOTICE),
        {
            "2020-03-17.text": has("both libraries (closed"),
            "2020-03-20.text": has("Iso Omena Service Centre (hours"),
            "2020-03-27.text": "Added: Iso Omena Health Centre (hours).",
        },
    ),
    Row(
        "R112",
        "In Finnish",
        Log(NOTICE, lang="fi"),
        {
            "2020-03-18.text": has("Starttipiste"),
            "2020-03-20.text": has("Iso Omenan palvelutori"),
            "2020-03-27.text": has("Lisätty", "Iso Omenan terveysasema"),
        },
    ),
    Row(
        "R112",
        "In Swedish",
        Log(NOTICE, lang="sv"),
        {
            "2020-03-18.text": has("Starttipiste"),
            "2020-03-20.text": has("Servicetorget i Iso Omena"),
            "2020-03-27.text": has("Tillagt", "Hälsostationen i Iso Omena"),
        },
    ),
    Row(
        "R112 R111",
        "The notice ends with it, in every language",
        Shown(NOTICE, known="2020-03-27", lang="sv"),
        {"text": has("Tillagt: Hälsostationen i Iso Omena (")},
    ),
    Row(
        "R113",
        "An end is shown with its last day, in Finnish",
        Log(NOTICE, lang="fi"),
        {
            "2020-03-26:ended.text": has("päätt", "31.3.2020", "Iso Omenan asiointipiste"),
            "2020-03-26:added.text": has("Lisätty", "Iso Omenan asiointipiste"),
        },
    ),
    Row(
        "R113",
        "And in Swedish",
        Log(NOTICE, lang="sv"),
        {
            "2020-03-26:ended.text": has("pphör", "31.3.2020", "Servicepunkten i Iso Omena"),
            "2020-03-26:added.text": has("Tillagt", "Servicepunkten i Iso Omena"),
        },
    ),
    Row(
        "R113",
        "Each kind has a verb of its own",
        Log("storm"),
        {
            "added.text": has("Added"),
            "changed.text": has("Changed"),
            "corrected.text": has("Corrected"),
            "withdrawn.text": has("Withdrawn"),
        },
        given=("storm.yaml",),
    ),
    Row(
        "R114",
        "The page of 26 March keeps what was said on 25 March, now with its end",
        Shown(NOTICE, known="2020-03-26", lang="fi"),
        {"text": has("25.–31.3.", "suljetaan 1.4.")},
    ),
    Row(
        "R116",
        "The log exists in Swedish too, without a translator",
        Log("service-centres-2021", lang="sv"),
        {"2021-05-27:added.text": has("båda biblioteken"), "2021-05-27:ended.text": has("31.5.2021")},
    ),
)
