"""Of section 15: conduct at both centres, the manager's appeal, and whom to turn to."""

from tests.spec.rows import NOTHING, SOMETHING, Fact, Facts, Row, Shown, Status, has, lacks

NOTICE = "service-centres-2021"
ROLE = "customer-service-manager"
WINTER = "2021-01-12T10:00"  # a Tuesday

CONDUCT = (
    Row(
        "R096",
        "Two recommendations",
        Status("kalajarvi", at=WINTER),
        {
            "guidance.use_remote_services.strength": "should",
            "guidance.visit_for_essential_matters_only.strength": "should",
        },
    ),
    Row(
        "R097",
        "A prohibition, by symptom",
        Status("kalajarvi/health-centre", at=WINTER),
        {
            "guidance.visit_with_symptoms.strength": "must_not",
            "guidance.visit_with_symptoms.value": ["common_cold", "stomach"],
        },
    ),
    Row(
        "R097",
        "In spring 2020 it was a recommendation",
        Status("kalajarvi/health-centre", at="2020-03-20T10:00"),
        {"guidance.visit_with_symptoms": NOTHING, "guidance.people_with_a_common_cold.strength": "should"},
    ),
    Row(
        "R098",
        "Recommended, no more",
        Status("iso-omena", at=WINTER),
        {"guidance.run_errand_quickly.strength": "should"},
    ),
    Row(
        "R099",
        "A must, with two ways to keep it",
        Status("iso-omena", at=WINTER),
        {"guidance.mask:must.value": ["mask", "face_shield"]},
    ),
    Row(
        "R100",
        "The exemption stands beside the rule, on a line of its own",
        Status("iso-omena", at=WINTER),
        {"guidance.mask:please.unless": "health_reasons", "guidance.mask:must": SOMETHING},
    ),
    Row(
        "R101",
        "A couple of metres, and no figure",
        Status("iso-omena", at=WINTER),
        {
            "guidance.distance.value": "a_couple_of_metres",
            "guidance.clean_hands.value": ["wash", "hand_sanitiser"],
            "guidance.cough_into_sleeve.strength": "please",
        },
    ),
    Row(
        "R096 R098",
        "One wording for each strength: what is recommended is so called",
        Shown(NOTICE),
        {"text": has("We recommend that you visit only if your matter is essential", "We recommend that you run")},
    ),
    Row(
        "R097",
        "A prohibition in words, under a heading of its own",
        Shown(NOTICE),
        {
            "text": has(
                "### Not allowed", "You must not visit if you have even slight cold symptoms or stomach symptoms"
            )
        },
    ),
    Row(
        "R097",
        "The same in Finnish: a cold, or the stomach",
        Status("iso-omena", at=WINTER, lang="fi"),
        {"guidance.visit_with_symptoms.text": has("flunssa", "vatsa")},
    ),
    Row(
        "R097",
        "And in Swedish",
        Status("iso-omena", at=WINTER, lang="sv"),
        {"guidance.visit_with_symptoms.text": has("förkylning", "mag")},
    ),
    Row(
        "R099 R100",
        "A must and a plea about the mask, each in its own words",
        Shown(NOTICE),
        {
            "text": has(
                "You must wear a mask or a face shield", "Please wear a mask, unless you cannot for health reasons"
            )
        },
    ),
    Row(
        "R099 R100",
        "The same in Finnish, with the exemption beside the plea",
        Status("iso-omena", at=WINTER, lang="fi"),
        {"guidance.mask:must.text": has("maskia", "visiiri"), "guidance.mask:please.text": has("maskia", "ellei")},
    ),
    Row(
        "R099 R100",
        "And in Swedish, with its exemption",
        Status("iso-omena", at=WINTER, lang="sv"),
        {
            "guidance.mask:must.text": has("munskydd", "visir"),
            "guidance.mask:please.text": has("munskydd", "hälsoskäl"),
        },
    ),
    Row(
        "R101",
        "A couple of metres in words, and no figure, in English",
        Status("iso-omena", at=WINTER),
        {"guidance.distance.text": has("a couple of metres"), "guidance.*.text": lacks("2 m", "two metres")},
    ),
    Row(
        "R101",
        "A couple of metres in Finnish",
        Status("iso-omena", at=WINTER, lang="fi"),
        {"guidance.distance.text": has("parin metrin"), "guidance.*.text": lacks("2 m", "kahden metrin")},
    ),
    Row(
        "R101",
        "A couple of metres in Swedish",
        Status("iso-omena", at=WINTER, lang="sv"),
        {"guidance.distance.text": has("ett par meter"), "guidance.*.text": lacks("2 m", "två meter")},
    ),
    Row(
        "R102",
        "The appeal is a quotation; its speaker is a role, and no person",
        Facts(NOTICE),
        {
            "quote.role": ROLE,
            "quote.speaker": "Customer Service Manager",
            "quote.text": has("a couple of metres", "if your health allows it"),
        },
    ),
    Row(
        "R102",
        "It is quoted in Finnish, too, in the words of that language",
        Facts(NOTICE, lang="fi"),
        {"quote.speaker": "Asiakaspalvelupäällikkö", "quote.lang": NOTHING, "quote.text": has("parin metrin")},
    ),
    Row(
        "R102",
        "And in Swedish, as a quotation",
        Facts(NOTICE, lang="sv"),
        {"quote.speaker": "Kundservicechef", "quote.lang": NOTHING, "quote.text": has("ett par meter")},
    ),
    Row(
        "R102",
        "On the notice it stands as a quotation, with the title of the role",
        Shown(NOTICE),
        {"text": has("> I ask everybody", "> — Customer Service Manager")},
    ),
    Row(
        "R102",
        "In plain words, too",
        Shown(NOTICE, lang="fi", plain=True),
        {"text": has("> — Asiakaspalvelupäällikkö")},
    ),
    Row(
        "R102",
        "What is quoted is no sentence of the record: no fact repeats it",
        Status("iso-omena", at=WINTER),
        {
            "texts.*.text": lacks("Customer Service Manager"),
            "guidance.cough_into_sleeve.arrangement": "managers-appeal",
        },
    ),
    Row(
        "R102",
        "The notice of spring has no quotation",
        Facts("service-centres-2020"),
        {"quote": None},
    ),
    Row("R108", "The notice names a role, no person and no number", Fact(NOTICE), {"contacts": [{"role": ROLE}]}),
    Row(
        "R108",
        "A role, its title and its number, and no name",
        Facts(NOTICE),
        {"contacts": [{"role": ROLE, "title": "Customer Service Manager", "phone": "+358405079083"}]},
    ),
    Row(
        "R108",
        "The title in Finnish, and the number as people there write it",
        Shown(NOTICE, lang="fi"),
        {"text": has("Asiakaspalvelupäällikkö: [040 507 9083](tel:+358405079083)")},
    ),
    Row(
        "R108",
        "The title in Swedish",
        Shown(NOTICE, lang="sv"),
        {"text": has("Kundservicechef: [040 507 9083](tel:+358405079083)")},
    ),
    Row(
        "R108",
        "One change in the directory, and the notice has the new number without another publication",
        Shown(NOTICE),
        {"text": has("Customer Service Manager: [09 123 4567](tel:+35891234567)")},
        given=("new-number.yaml",),
    ),
    Row(
        "R108",
        "As known the day before, it still has the old one",
        Shown(NOTICE, known="2021-08-31"),
        {"text": has("[040 507 9083](tel:+358405079083)")},
        given=("new-number.yaml",),
    ),
    Row(
        "R108 R117",
        "As data, too, the contact is the one known then",
        Facts(NOTICE, known="2021-08-31"),
        {"contacts.*.phone": ["+358405079083"]},
        given=("new-number.yaml",),
    ),
)
