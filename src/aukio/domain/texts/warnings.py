"""Warnings about the words and links of a publication: shown to staff, never a refusal (R025, R122, R123).

These are no contradictions between facts: a check looks at what is in force, these at what has just been written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.city.names import simple_code
from aukio.domain.city.places import Names
from aukio.domain.facts.notices import Arrangement, ChangeKind, Link, Notice
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.enactment import Enacted
from aukio.domain.texts.fields import StaffText, arrangement_texts, head_texts, staff_texts
from aukio.domain.texts.states import State, source_language, text_states, words_in
from aukio.domain.texts.typed_facts import Typed, typed_facts


class Trouble(StrEnum):
    """Names of the warnings, as other programs know them."""

    TYPED_TIME = "typed_time"
    TYPED_DATE = "typed_date"
    TYPED_PHONE = "typed_phone"
    TEXT_MISSING = "text_missing"
    TEXT_OUTDATED = "text_outdated"
    LINK_WITHOUT_ADDRESS = "link_without_address"
    LINK_MALFORMED = "link_malformed"
    LINK_NOT_SECURE = "link_not_secure"
    LINK_TWICE = "link_twice"


@dataclass(frozen=True, slots=True)
class WordWarning:
    """What is wrong with a text or a link; ``lang`` is empty where it is no matter of language."""

    notice: str
    field: str
    lang: str
    what: Trouble
    excerpt: str
    message: str


_TYPED = {
    Typed.TIME: (
        *(Trouble.TYPED_TIME, "time"),
        "say it as 'hours', as a 'close', 'shorten' or other effect with 'during', or as 'from' and 'until'",
    ),
    Typed.DATE: (Trouble.TYPED_DATE, "date", "say it as the period, or as the day a promise is due"),
    Typed.PHONE: (Trouble.TYPED_PHONE, "phone number", "say it as a contact"),
}

_TIMES_STAY = ("quote", "quote.title", "promise")
"""Texts whose times no effect can say: words of another person, and of a promise, which is due on a day."""

_WEB = re.compile(r"//[^\s/?#<>\"@]+(?:[/?#][^\s<>\"]*)?")
_FORMS = {
    "https": _WEB,
    "http": _WEB,
    "mailto": re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+"),
    "tel": re.compile(r"\+?[0-9][0-9().-]{2,}"),
}
"""What may stand behind each scheme; every other one is malformed, and a browser would not follow it."""


def words_of(before: Record, after: View, enacted: Enacted) -> tuple[WordWarning, ...]:
    """The warnings about the words and links of a publication; texts that it does not change get none again.

    ``after`` is the view at the minute of the publication. Numbers without a country code are dialled in the city's
    country.
    """
    slug = enacted.notice.slug
    brought = _Brought.by(before, enacted)
    return (
        *(warning for text, old in brought.texts() for warning in _typed(slug, text, old, before.city.country)),
        *_states(after, slug, frozenset(text.field for text, _ in brought.texts())),
        *(warning for field, links, old in brought.links() for warning in _links(slug, field, links, old)),
    )


@dataclass(frozen=True, slots=True)
class _Brought:
    """The head and the arrangements of a publication, each beside what stood there before."""

    slug: str
    head: Notice
    head_before: Notice | None
    arrangements: tuple[tuple[Arrangement, Arrangement | None], ...]

    @classmethod
    def by(cls, before: Record, enacted: Enacted) -> "_Brought":
        slug = enacted.notice.slug
        mine = [each for each in before.publications if each.notice == slug]
        current = {each.ref: each.arrangement for each in before.versions if each.known_until is None}
        spoken = (each for each in enacted.versions if each.came_as is not ChangeKind.WITHDRAWN)
        return cls(
            slug,
            enacted.notice,
            max(mine, key=lambda each: each.order).head if mine else None,
            tuple((each.arrangement, current.get(each.ref)) for each in spoken if not each.by_replacement),
        )

    def texts(self) -> Iterator[tuple[StaffText, Names]]:
        """Each text that is new or differs, with the words it had."""
        yield from _new(head_texts(self.head), () if self.head_before is None else head_texts(self.head_before))
        for now, before in self.arrangements:
            old = () if before is None else arrangement_texts(before, within=self.slug)
            yield from _new(arrangement_texts(now, within=self.slug), old)

    def links(self) -> Iterator[tuple[str, tuple[Link, ...], tuple[Link, ...]]]:
        """Each list of links, with the one before."""
        yield "links", self.head.links, () if self.head_before is None else self.head_before.links
        for now, before in self.arrangements:
            name = now.ref.id if now.ref.notice == self.slug else str(now.ref)
            yield f"{name}.links", now.particulars.links, () if before is None else before.particulars.links


def _new(texts: Iterable[StaffText], before: Iterable[StaffText]) -> Iterator[tuple[StaffText, Names]]:
    old = {text.holder: text.names for text in before}
    for text in texts:
        words = old.get(text.holder, Names())
        if words != text.names:
            yield text, words


def _typed(slug: str, text: StaffText, old: Names, country: str) -> Iterator[WordWarning]:
    for lang, code in [(each, code) for each in LANGUAGES for code in (each, simple_code(each))]:
        words = words_in(text.names, code)
        if words == words_in(old, code):
            continue
        for fact in typed_facts(words, lang, country):
            if fact.what is Typed.TIME and text.holder.what in _TIMES_STAY:
                continue
            trouble, kind, advice = _TYPED[fact.what]
            tongue = LANGUAGES[lang].english
            message = f"'{fact.excerpt}' is a {kind} typed in {tongue}: {advice}; it is then right everywhere."
            yield WordWarning(slug, text.field, lang, trouble, fact.excerpt, message)


def _states(view: View, slug: str, fields: frozenset[str]) -> Iterator[WordWarning]:
    names = {text.field: text.names for text in staff_texts(view, slug)}
    for each in text_states(view, slug):
        if each.field not in fields:
            continue
        source = source_language(names[each.field])
        tongue, other = LANGUAGES[each.lang].english, LANGUAGES[source].english
        if each.state is State.MISSING:
            trouble, message = Trouble.TEXT_MISSING, f"It is not written in {tongue}: readers get it in {other}."
        elif each.state is State.OUTDATED:
            trouble = Trouble.TEXT_OUTDATED
            message = f"The words changed in {other} and not in {tongue}: write them anew, or publish as minor."
        else:
            continue
        yield WordWarning(slug, each.field, each.lang, trouble, words_in(names[each.field], source), message)


def _links(slug: str, field: str, links: tuple[Link, ...], before: tuple[Link, ...]) -> Iterator[WordWarning]:
    if links == before:
        return
    for index, link in enumerate(links):
        found = [] if link in before else [*_address(link.url)]
        if link.url and any(link.url == earlier.url for earlier in links[:index]):
            found.append((Trouble.LINK_TWICE, "The same address stands there already: leave one of them out."))
        for trouble, message in found:
            yield WordWarning(
                slug, f"{field}[{index}]", "", trouble, link.url or link.label.say(SOURCE_LANGUAGE), message
            )


def _address(url: str) -> Iterator[tuple[Trouble, str]]:
    if not url:
        yield Trouble.LINK_WITHOUT_ADDRESS, "It has no address, so readers are not shown it: find it, or leave it out."
        return
    scheme, _, rest = url.partition(":")
    form = _FORMS.get(scheme.lower())
    if form is None or not form.fullmatch(rest):
        yield (
            Trouble.LINK_MALFORMED,
            f"'{url}' is no address: write https://…, mailto:name@example.org or tel:+358401234567, without spaces.",
        )
    elif scheme.lower() == "http":
        yield Trouble.LINK_NOT_SECURE, f"'{url}' is not secure: write https:// if the page is there, too."
