"""What messages say about events: to people who signed up, and to organisers (R076, R077, R103)."""

from collections.abc import Iterator, Sequence

from aukio.bookings.queries.events import SignUpView
from aukio.domain.people.events import EventDate, OccurrenceState, PublicEvent, SignUpState
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Head, Line, Rank
from aukio.workflows.messages.booking_calendars import link_to
from aukio.workflows.messages.message_batch import MessageBatch, sender_at


def sign_up_blocks(
    batch: MessageBatch, sign_up: SignUpView, dates: Sequence[EventDate], lang: str, *, seat: bool
) -> Iterator[Block]:
    """The state of a sign-up: for its date, or for the changed dates of its group."""
    if sign_up.state is SignUpState.GIVEN_UP:
        return
    if sign_up.date is not None:
        one = batch.dates.get(sign_up.date)
        yield _block(batch, sign_up, () if one is None else (one,), lang, seat=seat)
        return
    alike: dict[tuple[object, ...], list[EventDate]] = {}
    for each in dates:
        if each.event.number == sign_up.event.number:
            alike.setdefault((each.state, each.asked, each.because, each.previous), []).append(each)
    for group in alike.values() or ((),):
        yield _block(batch, sign_up, group, lang, seat=seat)


def organiser_block(batch: MessageBatch, date: EventDate, lang: str) -> Block:
    """To the organiser of a cancelled event: staff will call (R077)."""
    say = language(lang).MESSAGES
    lines = [*batch.why(date.because, lang), Line(say.organiser_next, Rank.NEXT)]
    return Block(event_head(batch, say.organiser_asked, date.event, [date], lang), tuple(lines))


def event_head(batch: MessageBatch, pattern: str, event: PublicEvent, dates: Sequence[EventDate], lang: str) -> Head:
    """Where, which event, and when."""
    before = dates[0].previous if dates else None
    starts = [each.start for each in dates]
    return Head(
        pattern,
        sender_at(batch.view, event.place, lang),
        language(lang).MESSAGES.on,
        batch.times(starts, event.place, lang),
        batch.few_times(starts, event.place, lang),
        event=event.titles.say(lang),
        rest={"before": "" if before is None else batch.times([before], event.place, lang)},
    )


def _block(batch: MessageBatch, sign_up: SignUpView, dates: Sequence[EventDate], lang: str, *, seat: bool) -> Block:
    say, date = language(lang).MESSAGES, dates[0] if dates else None
    link = link_to(f"/{lang}/sign-ups/{sign_up.secret}/")

    def block(pattern: str, *lines: Line) -> Block:
        return Block(event_head(batch, pattern, sign_up.event, dates, lang), lines)

    if date is not None and date.state is OccurrenceState.CANCELLED:
        why = batch.why(date.because, lang)
        if date.asked and sign_up.state is not SignUpState.CANCELLED:
            return block(say.event_cancelled, *why, Line(say.event_new_date_comes, Rank.ADVICE))
        return block(say.event_off, *why)
    if sign_up.state is SignUpState.CANCELLED:
        return block(say.event_off, Line(say.sorry, Rank.COURTESY))
    if date is not None and date.state is OccurrenceState.RESCHEDULED and date.previous is not None and not seat:
        given_up = [Line(say.cannot_come.format(link=link), Rank.LINK)] if link else []
        return block(say.event_moved, Line(say.seat_kept, Rank.REASON), *given_up)
    see = [Line(say.see_sign_up.format(link=link), Rank.LINK)] if link else []
    if sign_up.state is SignUpState.WAITING:
        return block(say.waiting, Line(say.waiting_next, Rank.ADVICE), *see)
    return block(say.seat if seat else say.signed_up, *see)
