"""Do the publications of a notice file follow one another? What the schema cannot say and the record need not."""

from collections.abc import Iterator, Mapping, Sequence

from aukio.formats.values.keys import KeyPath, Misfit, did_you_mean
from aukio.formats.values.text_data import Json

_WHOLE = ("add", "change", "correct")


def sequence_misfits(notice: str, publications: Sequence[Mapping[str, Json]]) -> list[Misfit]:
    """Publications out of order, and acts on arrangements that the file has not added, or act on twice."""
    return [*_out_of_order(publications), *_acts_that_do_not_follow(notice, publications)]


def _out_of_order(publications: Sequence[Mapping[str, Json]]) -> Iterator[Misfit]:
    latest = ""
    for index, publication in enumerate(publications):
        published = publication.get("published")
        if published is None:
            continue
        # A bare day is its 12:00; texts of one form are ordered as the minutes they name.
        minute = published.replace(" ", "T") if len(published) > len("2020-03-27") else f"{published}T12:00"
        if minute <= latest:
            yield Misfit(
                f"'{published}' does not come after '{latest}' of an earlier publication",
                keys=("publications", index, "published"),
                next_step="Put publications in the order in which they became known.",
            )
        latest = max(minute, latest)


def _acts_that_do_not_follow(notice: str, publications: Sequence[Mapping[str, Json]]) -> Iterator[Misfit]:
    added: set[str] = set()
    for index, publication in enumerate(publications):
        touched: set[str] = set()
        for act, keys, ref in _acts(notice, publication):
            where = ("publications", index, *keys)
            if act == "continues":  # a day that makes up for a closure stands beside it
                beside = {item["id"] for item in publication.get("add", ())} - {_own_id(publication, keys)}
                yield from _not_added(ref, added | beside, where)
                continue
            if ref in touched:
                yield Misfit(
                    f"the publication speaks of '{ref}' twice",
                    keys=where,
                    next_step="Say once what becomes of an arrangement; another fact takes an id of its own.",
                )
            elif act != "add":
                yield from _not_added(ref, added, where)
            elif ref in added:
                yield Misfit(
                    f"an earlier publication added '{ref}'",
                    keys=where,
                    next_step="Use 'change' or 'correct' for it, or an id of its own for a new fact.",
                )
            touched.add(ref)
        added |= {item["id"] for item in publication.get("add", ())}


def _own_id(publication: Mapping[str, Json], keys: KeyPath) -> str:
    act, index, *_ = keys
    own: str = publication[str(act)][index]["id"]
    return own


def _not_added(ref: str, added: set[str], where: KeyPath) -> Iterator[Misfit]:
    if "/" not in ref and ref not in added:
        guess = did_you_mean(ref, sorted(added))
        yield Misfit(
            f"no earlier publication of this file added '{ref}'{guess}",
            keys=where,
            next_step="Write an arrangement of another notice as other-notice/id.",
        )


def _acts(notice: str, publication: Mapping[str, Json]) -> Iterator[tuple[str, KeyPath, str]]:
    # What it continues is no act on it: a fact is ended and continued in one publication.
    for act in _WHOLE:
        for index, arrangement in enumerate(publication.get(act, ())):
            if "continues" in arrangement:
                yield "continues", (act, index, "continues"), _local(notice, arrangement["continues"])
            yield act, (act, index, "id"), arrangement["id"]
    for index, ending in enumerate(publication.get("end", ())):
        yield "end", ("end", index, "id"), _local(notice, ending["id"])
    for index, ref in enumerate(publication.get("withdraw", ())):
        yield "withdraw", ("withdraw", index), _local(notice, ref)
    for index, ref in enumerate(publication.get("keep", ())):
        yield "keep", ("keep", index), _local(notice, ref)


def _local(notice: str, ref: str) -> str:
    return ref.removeprefix(f"{notice}/")
