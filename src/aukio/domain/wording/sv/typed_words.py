"""Swedish words by which a time, a date or a number typed into a text is recognised."""

from aukio.domain.wording.typed_words import TypedWords

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"

TYPED_WORDS = TypedWords(
    dates=(rf"{{day}}\.?\s?(?i:{_MONTHS})\b(?:\s\d{{4}})?",),
    clock_words=(r"kl\.?", "klockan"),
    times=(r"midnatt\w*", r"klockan\stolv", r"mitt\spå\sdagen", r"dygnet\srunt", r"hela\sdagen"),
    counted=(
        "kr kronor st minut(?:er)? tim(?:mar?)? sekunder dag(?:ar)? veck(?:a|or) månad(?:er)? år åringar"
        " meters? kilometer liter kilo grader procent gånger sidor personer människor kunder besökare barn vuxna"
        " grupper platser klasser våningar apparater datorer enheter"
    ),
    numbered=(
        "sid(?:a|or|orna)? veckor(?:na)? rum våning(?:ar|arna)? klass(?:er|erna)? årskurs(?:er|erna)? åldern? åldrarna"
        " version punkt(?:er|erna)? kapitel linje(?:r|rna)? nr"
    ),
    uncertain=(r"ungefär", r"cirka", r"ca\.?", r"omkring", r"sista\sinsläpp(?:et)?"),
)
