"""Finnish words by which a time, a date or a number typed into a text is recognised."""

from aukio.domain.wording.typed_words import TypedWords

_MONTHS = "(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu[a-zåäö]*"

TYPED_WORDS = TypedWords(
    dates=(rf"{{day}}\.?\s?(?i:{_MONTHS})(?:\s\d{{4}})?",),
    clock_words=("klo", "kello"),
    times=(
        r"keskipäivä\w*",
        r"keskiyö\w*",
        r"puoliyö\w*",
        "puoliltapäivin",
        "puoliltaöin",
        r"ympäri\svuorokauden",
        r"vuorokauden\sympäri",
    ),
    # Finnish counts in the partitive, so "8–16 asiakasta" is a crowd and "8–16 asiakkaille" is not.
    counted=(
        "kpl snt minuuttia minuutin tuntia tunnin sekuntia päivää päivän viikkoa viikon kuukautta kuukauden vuotta"
        " vuoden metriä metrin kilometriä kilometrin neliötä litraa kiloa astetta prosenttia kertaa sivua"
        " henkilöä henkeä ihmistä asiakasta kävijää lasta aikuista ryhmää paikkaa luokkaa kerrosta laitetta"
        " konetta"
    ),
    numbered=(
        "sivut? sivuilla viikot viikoilla vk huone(?:et|issa)? kerro(?:s|kset|ksissa) luok(?:at|illa|kien)"
        " vuosiluok(?:at|illa|kien) iältään ikä ikäiset versio kohta kohdat kohdassa luku luvut linjat? laiturit?"
        " nro"
    ),
    uncertain=(r"noin", r"n\.", r"arviolta", r"viimeinen\ssisäänpääsy", r"viimeiset\sasiakkaat"),
)
