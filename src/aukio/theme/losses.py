"""What a move cannot keep, in the reader's language: the words of ``formats.exchange.moved.Lost``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.formats.exchange.moved import Lost, Phrase

WORDS: dict[str, Promise] = {
    "PTV does not mention them: hours are as on other days": _("PTV does not mention them: hours are as on other days"),
    "a period without hours and without a state": _("a period without hours and without a state"),
    "a rule for public holidays before others": _("a rule for public holidays before others"),
    "accessibility '{said}'": _("accessibility '{said}'"),
    "also in {others}": _("also in {others}"),
    "closed: the file has no such day of it": _("closed: the file has no such day of it"),
    "closed: the hours beneath the override are not known": _("closed: the hours beneath the override are not known"),
    "column '{header}'": _("column '{header}'"),
    "columns without a language: {bare}": _("columns without a language: {bare}"),
    "coordinates {latitude}, {longitude}": _("coordinates {latitude}, {longitude}"),
    "coordinates {north}, {east}": _("coordinates {north}, {east}"),
    "each service is a unit of its own, beneath this place": _("each service is a unit of its own, beneath this place"),
    "email '{email}'": _("email '{email}'"),
    "hours of every n-th week within {id}": _("hours of every n-th week within {id}"),
    "hours of every second week or rarer, in dated days": _("hours of every second week or rarer, in dated days"),
    "hours with an end only": _("hours with an end only"),
    "it has a fallback (||): hours are not known": _("it has a fallback (||): hours are not known"),
    "it is longer than {longest_week} characters: hours are not known": _(
        "it is longer than {longest_week} characters: hours are not known"
    ),
    "it replaces the hours of its weekdays on its days": _("it replaces the hours of its weekdays on its days"),
    "kept as the hours of the place": _("kept as the hours of the place"),
    "kept as words: the state is unknown while the sun may rise or set": _(
        "kept as words: the state is unknown while the sun may rise or set"
    ),
    "kept as 'by appointment'": _("kept as 'by appointment'"),
    "kept as open: that it can be reserved is not kept": _("kept as open: that it can be reserved is not kept"),
    "left out": _("left out"),
    "left out of its days": _("left out of its days"),
    "left out of these days": _("left out of these days"),
    "left out: Hauki has no state for it": _("left out: Hauki has no state for it"),
    "left out: a contact has no price": _("left out: a contact has no price"),
    "left out: a normal day has no text": _("left out: a normal day has no text"),
    "left out: a place has one": _("left out: a place has one"),
    "left out: a place stands in one other place": _("left out: a place stands in one other place"),
    "left out: a service at a place has one week": _("left out: a service at a place has one week"),
    "left out: an address has a street, a postal code and a city": _(
        "left out: an address has a street, a postal code and a city"
    ),
    "left out: from which day is not stated": _("left out: from which day is not stated"),
    "left out: it cannot be dialled": _("left out: it cannot be dialled"),
    "left out: it is no e-mail address": _("left out: it is no e-mail address"),
    "left out: it is no web address": _("left out: it is no web address"),
    "left out: it is not known to be open": _("left out: it is not known to be open"),
    "left out: it replaces nothing": _("left out: it replaces nothing"),
    "left out: it says nothing": _("left out: it says nothing"),
    "left out: its hours are not stated": _("left out: its hours are not stated"),
    "left out: its name is not known": _("left out: its name is not known"),
    "left out: its name is not known; did you mean '{guess}'?": _(
        "left out: its name is not known; did you mean '{guess}'?"
    ),
    "left out: its weeks cannot be counted": _("left out: its weeks cannot be counted"),
    "left out: only {languages} are kept": _("left out: only {languages} are kept"),
    "left out: the first of these weeks is not stated": _("left out: the first of these weeks is not stated"),
    "left out: the format has no admission": _("left out: the format has no admission"),
    "left out: the format has only open and closed": _("left out: the format has only open and closed"),
    "left out: the other hours of the week have another admission": _(
        "left out: the other hours of the week have another admission"
    ),
    "left out: the record cannot repeat days in this way": _("left out: the record cannot repeat days in this way"),
    "left out: the record has no such code": _("left out: the record has no such code"),
    "left out: the record has no such facts": _("left out: the record has no such facts"),
    "left out: the record has no such state": _("left out: the record has no such state"),
    "left out: the summary is kept": _("left out: the summary is kept"),
    "left out: the table has no such column": _("left out: the table has no such column"),
    "left out: the table has no word for it": _("left out: the table has no word for it"),
    "left out: there is no such time zone": _("left out: there is no such time zone"),
    "left out: these hours are not recorded as open": _("left out: these hours are not recorded as open"),
    "left out: they are no degrees": _("left out: they are no degrees"),
    "left out: they are no metres of ETRS-TM35FIN in Finland": _(
        "left out: they are no metres of ETRS-TM35FIN in Finland"
    ),
    "left out: they are past": _("left out: they are past"),
    "left out: until when is not stated": _("left out: until when is not stated"),
    "moved to the local clock of the first day": _("moved to the local clock of the first day"),
    "never recorded as open": _("never recorded as open"),
    "only {lang} is kept": _("only {lang} is kept"),
    "phone '{number}'": _("phone '{number}'"),
    "prose: read by people, it changes no hours": _("prose: read by people, it changes no hours"),
    "public holidays": _("public holidays"),
    "read as the last one, as it is meant": _("read as the last one, as it is meant"),
    "read as {language}; --lang, or a language in the name, says another": _(
        "read as {language}; --lang, or a language in the name, says another"
    ),
    "recorded as a week that is closed": _("recorded as a week that is closed"),
    "recorded as closed": _("recorded as closed"),
    "recorded as dated days: after them hours are not known": _(
        "recorded as dated days: after them hours are not known"
    ),
    "recorded as not known where all hours are, else left out": _(
        "recorded as not known where all hours are, else left out"
    ),
    "resource {key}, a {kind}": _("resource {key}, a {kind}"),
    "resource {key}": _("resource {key}"),
    "schedule of service_at_location": _("schedule of service_at_location"),
    "schedules of '{code}' with an end": _("schedules of '{code}' with an end"),
    "schedules that differ between services": _("schedules that differ between services"),
    "serviceChargeType of phone numbers": _("serviceChargeType of phone numbers"),
    "serviceHours {number}, exceptional": _("serviceHours {number}, exceptional"),
    "skipped: it comes twice, and the first one is kept": _("skipped: it comes twice, and the first one is kept"),
    "skipped: it has neither a name nor opening_hours": _("skipped: it has neither a name nor opening_hours"),
    "skipped: it has no location": _("skipped: it has no location"),
    "skipped: it is no place": _("skipped: it is no place"),
    "skipped: it is not public": _("skipped: it is not public"),
    "skipped: it is not visible for all": _("skipped: it is not visible for all"),
    "skipped: it is there no more ({was})": _("skipped: it is there no more ({was})"),
    "skipped: it is {status}": _("skipped: it is {status}"),
    "skipped: its status is {status}": _("skipped: its status is {status}"),
    "the encoding": _("the encoding"),
    "the file is not UTF-8: it was read as Windows-1252": _("the file is not UTF-8: it was read as Windows-1252"),
    "the hours of {name}": _("the hours of {name}"),
    "the long description": _("the long description"),
    "the record cannot read it: hours are not known": _("the record cannot read it: hours are not known"),
    "the source does not mention them: hours are as on other days": _(
        "the source does not mention them: hours are as on other days"
    ),
    "the source does not state them: hours are as on other days": _(
        "the source does not state them: hours are as on other days"
    ),
    "the table does not mention them: hours are as on other days": _(
        "the table does not mention them: hours are as on other days"
    ),
    "the week that most weeks have is kept": _("the week that most weeks have is kept"),
    "they do not limit it, as in Hauki": _("they do not limit it, as in Hauki"),
    "timezone '{name}'": _("timezone '{name}'"),
    "times by the sun": _("times by the sun"),
    "website '{url}'": _("website '{url}'"),
    "{addresses} more addresses": _("{addresses} more addresses"),
    "{id} overlaps other schedules": _("{id} overlaps other schedules"),
    "{id}, an override without hours": _("{id}, an override without hours"),
    "{id}, whose days others take over": _("{id}, whose days others take over"),
    "{key} in {others}": _("{key} in {others}"),
    "{kind} in {others}": _("{kind} in {others}"),
    "{tag} in {others}": _("{tag} in {others}"),
    "{key} without opens_at": _("{key} without opens_at"),
    "{key}: every {interval} weeks": _("{key}: every {interval} weeks"),
    "{missing} of period {id}": _("{missing} of period {id}"),
    "{name} is temporarily closed": _("{name} is temporarily closed"),
    "{on} {span}, every {every} weeks": _("{on} {span}, every {every} weeks"),
    "{past} stretches of days that were over before {oldest}": _(
        "{past} stretches of days that were over before {oldest}"
    ),
    "{path}, {slug}: weeks that differ": _("{path}, {slug}: weeks that differ"),
    "{path}: names in {version} languages": _("{path}: names in {version} languages"),
    "{path}: own weeks of {weeks}": _("{path}: own weeks of {weeks}"),
    "{shown} of {id}": _("{shown} of {id}"),
    "{what}, {first}: hours that are not known": _("{what}, {first}: hours that are not known"),
    "{what}: hours that are not known": _("{what}: hours that are not known"),
    "{where}, a {kind}": _("{where}, a {kind}"),
}
"""By the English words; braces hold values. What consists of codes and names alone is the same in every language."""


def loss_in_words(lost: Lost) -> str:
    """Return what is lost, and what is recorded instead, in the reader's language."""
    return f"{_said(lost.what)}: {_said(lost.instead)}"


def _said(text: str) -> str:
    template, values = (text.template, text.values) if isinstance(text, Phrase) else (text, {})
    words = WORDS.get(template)
    return str(text) if words is None else str(words).format(**values)
