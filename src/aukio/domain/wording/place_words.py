"""Places as staff name them: a text becomes a scope, and a scope the text that is read as the same scope.

    Sello Library, Kalajärvi Library · all libraries · City of Espoo · Iso Omena: everything · Iso Omena: libraries

Names are those of the directory in all languages, with their aliases and forms; where one phrase names several things,
the best kind of name wins: a path, then a name, then a form of a name, then a kind in the singular.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aukio.domain.base.characters import fold
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital

_NAME, _FORM, _ONE = range(3)
"""How well a phrase names something: 0 is best."""

_SEPARATOR = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The phrases that name a place, a kind of places or an owner; each with what it names, by how well it does."""

    view: View
    tree: Tree
    phrases: Mapping[str, Mapping[int, tuple[Clause, ...]]]

    def read(self, where: str, excepted: str = "") -> Scope:
        """The scope that texts name. Raises ``BadRequest`` for what names nothing, or more than one thing."""
        parts = _cut(where, _words("excepted"))
        left_out = ", ".join(filter(None, (*parts[1:], excepted)))
        clauses = tuple(dict.fromkeys(self._listed(parts[0])))
        if not clauses:
            raise BadRequest(
                "no place is named.", next_step="Name a place, or a kind of places.", rule="no_place_named"
            )
        return Scope(clauses, tuple(dict.fromkeys(self._listed(left_out))))

    def write(self, clauses: Iterable[Clause], lang: str) -> str:
        """The text that ``read`` reads as these clauses."""
        return ", ".join(self._written(clause, lang) for clause in clauses)

    def title(self, clause: Clause, lang: str) -> str:
        """How a title names what a clause selects."""
        naming = namer(self.view, lang, self.view.known)
        match clause:
            case AtPlace(place) | Under(place, None):
                return naming.place(place)
            case Under(root, type_):
                return f"{self._many(type_ or '', lang)} ({naming.place(root)})"
            case OfType(type_):
                return self._many(type_, lang)
            case OfOwner(owner):
                return naming.owner(owner)
            case WholeCity():
                return self.view.city.names.say(lang)

    def offered(self, lang: str) -> Iterator[str]:
        """Yield what a field may suggest: kinds of which there are several, buildings with all in them, places."""
        nodes = list(self.tree)
        types = dict.fromkeys(sorted(node.type for node in nodes if node.type))
        yield from (self.write((OfType(each),), lang) for each in types if len(self.tree.of_type(each)) > 1)
        centres = [node for node in nodes if any(True for _ in self.tree.units(node.place))]
        yield from (self.write((Under(node.place),), lang) for node in centres)
        yield from (self.write((AtPlace(node.place),), lang) for node in nodes)

    def _many(self, type_: str, lang: str) -> str:
        naming = namer(self.view, lang, self.view.known)
        return capital(language(lang).say_many(type_, naming) or language(lang).say_kind(type_, naming))

    def _written(self, clause: Clause, lang: str) -> str:
        said = language(lang).SAID_WORDS
        match clause:
            case AtPlace(place):
                return self._name(place, lang)
            case Under(root, None):
                return f"{self._name(root, lang)}: {said.all_in[0]}"
            case Under(root, type_):
                return f"{self._name(root, lang)}: {self._kind(OfType(type_ or ''), lang)}"
            case OfType():
                return self._kind(clause, lang)
            case OfOwner(owner):
                name = namer(self.view, lang, self.view.known).owner(owner)
                return name if self._best(fold(name)) == (clause,) else f"{said.all_of[0]} {name}"
            case WholeCity():
                return said.whole_city[0]

    def _name(self, place: PlaceId, lang: str) -> str:
        name = namer(self.view, lang, self.view.known).place(place)
        plain = _SEPARATOR.search(name) is None and ":" not in name
        if plain and self._best(fold(name)) == (AtPlace(place),):
            return name
        node = self.tree.get(place)
        return node.path if node is not None else self.view.directory.newest[place].path

    def _kind(self, clause: OfType, lang: str) -> str:
        many = self._many(clause.type, lang)
        return many if self._best(fold(many)) == (clause,) else f"{language(lang).SAID_WORDS.all_of[0]} {many}"

    def _listed(self, text: str) -> Iterator[Clause]:
        for part in filter(None, map(str.strip, _SEPARATOR.split(text))):
            yield from self._item(part)

    def _item(self, text: str) -> tuple[Clause, ...]:
        """What one item names: as a whole, else its parts around a word such as ``and``."""
        try:
            return (self.clause(text),)
        except BadRequest:
            parts = _cut(text, _words("joints"))
            if len(parts) == 1:
                raise
        return tuple(found for part in parts for found in self._item(part))

    def clause(self, text: str) -> Clause:
        """What a phrase names. Raises ``BadRequest`` where that is nothing, or more than one thing."""
        root, colon, what = text.partition(":")
        if colon and not self._best(fold(text)):
            return self._inside(root, what, text)
        node = self.tree.find(text.strip())
        if node is not None:
            return AtPlace(node)
        if fold(text) in map(fold, _words("whole_city")):
            return WholeCity()
        return self._only(text, self._best(fold(text)) or self._all_of(fold(text)))

    def _inside(self, root: str, what: str, text: str) -> Clause:
        building = self.clause(root)
        if not isinstance(building, AtPlace):
            raise _not_named(text)
        if fold(what) in map(fold, _words("all_in")):
            return Under(building.place)
        kind = self.clause(what)
        if not isinstance(kind, OfType):
            raise _not_named(text)
        return Under(building.place, kind.type)

    def _all_of(self, phrase: str) -> tuple[Clause, ...]:
        """What a phrase names that begins with a word such as ``all``."""
        for word in sorted(map(fold, _words("all_of")), key=len, reverse=True):
            if phrase.startswith(f"{word} "):
                found = self._best(phrase.removeprefix(f"{word} "))
                return tuple(each for each in found if not isinstance(each, AtPlace))
        return ()

    def named(self, text: str) -> tuple[Clause, ...]:
        """All that a phrase may name; none where it names nothing."""
        node = self.tree.find(text.strip())
        if node is not None:
            return (AtPlace(node),)
        if ":" in text or fold(text) in map(fold, _words("whole_city")):
            try:
                return (self.clause(text),)
            except BadRequest:
                return ()
        return self._best(fold(text)) or self._all_of(fold(text))

    def _best(self, phrase: str) -> tuple[Clause, ...]:
        found = self.phrases.get(phrase)
        return found[min(found)] if found else ()

    def _only(self, text: str, found: tuple[Clause, ...]) -> Clause:
        if len(found) == 1:
            return found[0]
        if not found:
            raise _not_named(text)
        paths = ", ".join(sorted(self._path(each) for each in found))
        raise BadRequest(
            f"'{text.strip()}' names more than one place: {paths}.",
            next_step="Write one of these.",
            rule="place_ambiguous",
            facts={"said": text.strip(), "places": paths},
        )

    def _path(self, clause: Clause) -> str:
        node = self.tree.get(clause.place) if isinstance(clause, AtPlace) else None
        return self._written(clause, "en") if node is None else node.path


def _not_named(text: str) -> BadRequest:
    return BadRequest(
        f"nothing in the directory is called '{text.strip()}'.",
        next_step="Write a name of a place, a kind of places, or a path.",
        rule="place_unknown",
        facts={"said": text.strip()},
    )


def _words(what: str) -> tuple[str, ...]:
    return tuple(word for lang in LANGUAGES for word in getattr(language(lang).SAID_WORDS, what))


def _cut(text: str, words: Iterable[str]) -> list[str]:
    """A text without the words, as the parts around them."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = re.split(rf"(?<!\w)(?:{alternatives})(?!\w)", text, flags=re.IGNORECASE)
    return [found[0].strip(" ,"), *filter(None, (part.strip(" ,") for part in found[1:]))]


def place_words(view: View) -> PlaceWords:
    """The phrases of the directory of a view, of the places that exist when it is known."""
    tree = view.tree(view.interval(view.known))
    phrases: dict[str, dict[int, dict[Clause, None]]] = {}
    for quality, phrase, clause in _phrases(view, tree):
        if folded := fold(phrase):
            phrases.setdefault(folded, {}).setdefault(quality, {})[clause] = None
    return PlaceWords(
        view, tree, {phrase: {each: tuple(found) for each, found in by.items()} for phrase, by in phrases.items()}
    )


def _phrases(view: View, tree: Tree) -> Iterator[tuple[int, str, Clause]]:
    for node in tree:
        yield from ((quality, phrase, AtPlace(node.place)) for quality, phrase in _of_place(node))
    for type_ in {node.type for node in tree if node.type}:
        yield _ONE, type_.replace("_", " "), OfType(type_)
        for lang in LANGUAGES:
            naming = namer(view, lang, view.known)
            yield _NAME, language(lang).say_many(type_, naming), OfType(type_)
            yield _ONE, language(lang).say_kind(type_, naming), OfType(type_)
    owners = {node.owner for node in tree if node.owner}
    for organisation in view.record.organisations:
        if organisation.slug in owners:
            yield _ONE, organisation.slug, OfOwner(organisation.slug)
            yield from ((_NAME, name, OfOwner(organisation.slug)) for name in organisation.names.values())


def _of_place(node: Node) -> Iterator[tuple[int, str]]:
    version = node.version
    yield from ((_NAME, name) for name in version.names.values())
    yield from ((_NAME, name) for names in version.aliases.values() for name in names)
    yield from ((_FORM, form) for forms in version.name_forms.values() for form in forms.values())
