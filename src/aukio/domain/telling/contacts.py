"""Contacts of a notice: a number or an address as a link, or a role, whose holder is in the directory (R108).

A notice shows the holder known at the time of reading, so one change in the directory updates every notice, and a
notice read as of a past day shows the holder of that day.
"""

from collections.abc import Mapping
from dataclasses import replace

from aukio.domain.city.places import Contact, Role
from aukio.domain.clock.form_input import dial
from aukio.domain.document.document import ContactLine, Document, Span, SpanKind, Spans
from aukio.domain.telling.text_spans import joined_spans, spans_of_text
from aukio.domain.wording.languages import language


def contact_spans(contact: Contact, lang: str) -> Spans:
    """A contact: its label, and the number or address as a link."""
    label = spans_of_text(contact.label, lang)
    return (*label, *([Span(": ")] if label else []), _reach(contact, lang))


def contact_line(role: Role, lang: str) -> ContactLine:
    """A role: its title, its holder, and its contacts."""
    holder = [(Span(role.holder, SpanKind.PERSON, target=role.slug),)] if role.holder else []
    ways = [(_reach(contact, lang),) for contact in role.contacts]
    return ContactLine((*spans_of_text(role.title, lang), Span(": "), *joined_spans([*holder, *ways], ", ")), role.slug)


def with_roles(document: Document, roles: Mapping[str, Role]) -> Document:
    """The document with each contact by role as that role is in ``roles``; a role not in it stays as stored."""
    contacts = tuple(
        contact_line(roles[line.role], document.lang) if line.role in roles else line for line in document.contacts
    )
    return replace(document, contacts=contacts)


def _reach(contact: Contact, lang: str) -> Span:
    if contact.phone:
        target = f"tel:{dial(contact.phone)}"
    else:
        target = f"mailto:{contact.email}" if contact.email else contact.url
    return Span(language(lang).say_contact(contact), SpanKind.LINK, target=target)
