"""What messages say about bookings: the first line, the reason, what there is instead, the link (R035, R077–R079)."""

from collections.abc import Iterator, Sequence

from aukio.answers import queries as answer_queries
from aukio.bookings.queries.booking import BookingView
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.form_input import written_phone
from aukio.domain.clock.local_time import local_of
from aukio.domain.people.booking_states import BookingState
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Head, Line, Rank
from aukio.formats.paper.letter_page import Letter
from aukio.workflows.messages.booking_calendars import link_to
from aukio.workflows.messages.message_batch import MessageBatch, sender_at, signature

_IN_THE_WAY = frozenset({BookingState.CANCELLED, BookingState.TO_CONTACT})
"""States that need a reason."""


def blocks_of(batch: MessageBatch, bookings: Sequence[BookingView], lang: str) -> Iterator[Block]:
    """What became of some bookings of a person: those of one place, state and reason are said together."""
    groups: dict[tuple[object, ...], list[BookingView]] = {}
    for each in bookings:
        if each.state in language(lang).MESSAGES.states:
            groups.setdefault((each.place, each.service, each.state, each.because), []).append(each)
    for group in groups.values():
        yield _block(batch, group, lang)


def moved_block(batch: MessageBatch, booking: BookingView, before: BookingView, lang: str) -> Block:
    """That a booking has another time."""
    head = head_of(batch, language(lang).MESSAGES.moved, [booking], lang)
    rest = {"before": batch.times([before.start], before.place, lang)}
    return Block(
        Head(head.pattern, head.who, head.on, head.when, what=head.what, rest=rest), tuple(_see(booking, lang))
    )


def reopened_block(batch: MessageBatch, booking: BookingView, lang: str) -> Block:
    """That a place is open after all at the time of a cancelled booking."""
    say, path = language(lang).MESSAGES.reopened, batch.view.directory.newest[booking.place].path
    lines = [Line(say.then, Rank.ADVICE)]
    if link := link_to(f"/{lang}/places/{path}/book/?what={booking.bookable}"):
        lines.append(Line(language(lang).MESSAGES.book_again.format(link=link), Rank.LINK))
    return Block(head_of(batch, say.one, [booking], lang), tuple(lines))


def head_of(batch: MessageBatch, pattern: str, bookings: Sequence[BookingView], lang: str) -> Head:
    """Who, what and when of bookings at one place for one service."""
    first, starts = bookings[0], [each.start for each in bookings]
    names = {each.slug: each.names.say(lang) for each in batch.view.record.services}
    service = names.get(first.service, first.service)
    return Head(
        pattern,
        sender_at(batch.view, first.place, lang),
        language(lang).MESSAGES.on,
        batch.times(starts, first.place, lang),
        batch.few_times(starts, first.place, lang),
        f" ({service})" if service else "",
    )


def _block(batch: MessageBatch, bookings: Sequence[BookingView], lang: str) -> Block:
    first = bookings[0]
    say = language(lang).MESSAGES.states.get(first.state)
    if say is None:
        raise ValueError(f"a booking that is {first.state} has no message")
    lines = batch.why(first.because, lang) if first.state in _IN_THE_WAY else []
    lines += [Line(say.then, Rank.ADVICE)] if say.then else []
    if first.state is BookingState.CANCELLED:
        lines += [*_instead(batch, first, lang), *_choose(batch, first, lang)]
    else:
        lines += [line for each in bookings for line in _see(each, lang)][:_MOST_LINKS]
    if first.state in _IN_THE_WAY:
        lines += batch.notice_line(first.because, lang)
    return Block(head_of(batch, say.one if len(bookings) == 1 else say.many, bookings, lang), tuple(lines))


_MOST_LINKS = 1
"""The page of a booking links to the others that were made with it."""


def _see(booking: BookingView, lang: str) -> list[Line]:
    link = link_to(f"/{lang}/bookings/{booking.secret}/")
    return [Line(language(lang).MESSAGES.see.format(link=link), Rank.LINK)] if link else []


def _choose(batch: MessageBatch, booking: BookingView, lang: str) -> list[Line]:
    """Where another time is chosen; in a text message the shorter address of the booking, whose page leads there."""
    say, path = language(lang).MESSAGES, batch.view.directory.newest[booking.place].path
    link = link_to(f"/{lang}/places/{path}/book/?what={booking.bookable}&move={booking.secret}")
    short = link_to(f"/{lang}/bookings/{booking.secret}/")
    return [Line(say.choose.format(link=link), Rank.LINK, say.choose.format(link=short))] if link else []


def _instead(batch: MessageBatch, booking: BookingView, lang: str) -> Iterator[Line]:
    say, found = language(lang).MESSAGES, batch.alternatives.instead_of(booking)
    if found.later is not None:
        yield Line(say.later.format(when=batch.times([found.later], booking.place, lang)), Rank.NEXT)
    if found.elsewhere is not None:
        place, start = found.elsewhere
        name = batch.view.directory.newest[place].names.say(lang)
        yield Line(say.elsewhere.format(place=name, when=batch.times([start], place, lang)), Rank.ELSEWHERE)
    if found.phone:
        yield Line(say.by_phone.format(phone=written_phone(found.phone)), Rank.PHONE)
    elif phone := _any_phone(batch, booking.place):
        yield Line(say.questions.format(phone=written_phone(phone)), Rank.PHONE)


def _any_phone(batch: MessageBatch, place: PlaceId) -> str:
    """The first number of a place, answered now or not."""
    channels = answer_queries.at_once(batch.view, place, batch.view.known).channels
    phones = (contact.phone for each in channels for contact in each.channel.contacts if contact.phone)
    return next(phones, "")


def letter_of(batch: MessageBatch, booking: BookingView) -> Letter:
    """The text of a message as a letter. Raises ``NotFound`` for a booking in a state that has no message."""
    view, lang = batch.view, booking.lang
    say, words = language(lang).MESSAGES, language(lang)
    if say.states.get(booking.state) is None:
        raise NotFound("there is nothing to write about this booking.", next_step="Look at the list again.")
    block = _block(batch, [booking], lang)
    phone_said = any(line.rank is Rank.PHONE for line in block.lines)
    lines = [say.letter_greeting.format(name=booking.name)] if booking.name else []
    # On paper no link can be followed.
    lines += [block.head.said, *(line.text for line in block.lines if "://" not in line.text)]
    if not phone_said and (phone := _any_phone(batch, booking.place)):
        lines.append(say.letter_phone.format(phone=written_phone(phone)))
    to = tuple(line.strip() for line in (booking.name, *booking.address.splitlines()) if line.strip())
    day = words.say_day(local_of(view.known, view.zone(booking.place)).date())
    subject = block.head.said.removesuffix(".")
    lines.append(signature(view, booking.place, lang))
    return Letter(sender_at(view, booking.place, lang), to, day, subject, tuple(lines), lang)
