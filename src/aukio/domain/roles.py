"""Contacts by role: a notice names the role, the directory says who holds it and how to reach them (R108).

Whoever reads a notice sees the holder known on the day it is read about, so one change in the directory serves every
notice, and any past day still shows who it was then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from aukio.domain.document import ContactLine, Document, Span, SpanKind, Spans
from aukio.domain.places import LANGUAGES, Contact, Names, Role
from aukio.domain.wording.languages import language


def contact_line(role: Role, lang: str) -> ContactLine:
    """The title, whoever holds the role, and every way to reach them."""
    parts: list[Spans] = [((Span(role.holder, SpanKind.PERSON, target=role.slug),))] if role.holder else []
    parts += [(_reach(contact, lang),) for contact in role.contacts]
    return ContactLine((*title_of(role.title, lang), Span(": "), *_listed(parts)), role.slug)


def with_roles(document: Document, roles: Mapping[str, Role]) -> Document:
    """The document with every contact by role as that role is in ``roles``; one that is not there stays as stored."""
    contacts = tuple(
        contact_line(roles[line.role], document.lang) if line.role in roles else line for line in document.contacts
    )
    return replace(document, contacts=contacts)


def title_of(title: Names, lang: str) -> Spans:
    """A title, which says its language where it is not the one asked for (R122)."""
    text = title.say(lang)
    told = next((code for code in (lang, *LANGUAGES) if getattr(title, code, "")), lang)
    return (Span(text, lang="" if told == lang else told),)


def _reach(contact: Contact, lang: str) -> Span:
    scheme = "tel:" if contact.phone else "mailto:" if contact.email else ""
    target = f"{scheme}{contact.phone or contact.email or contact.url}"
    return Span(language(lang).say_contact(contact), SpanKind.LINK, target=target)


def _listed(parts: list[Spans]) -> Iterator[Span]:
    for number, part in enumerate(parts):
        if number:
            yield Span(", ")
        yield from part
