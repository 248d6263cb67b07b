"""Permissions: what members of staff may do and where, by the posts they hold (R003).

A post has tasks; an assignment limits it to the places of an organisation, to one building, or to none. The actions
enforce these rules; pages only hide what is not allowed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of, tree_of
from aukio.domain.publishing.enactment import Enacted


class Task(StrEnum):
    """A task that needs a permission."""

    DRAFT = "draft"
    """Write facts and texts, and hand them in."""
    PUBLISH = "publish"
    APPROVE = "approve"
    """Decide on drafts of others (R132)."""
    DESCRIBE = "describe"
    """Change the directory: channels, contacts, normal hours; without ``PUBLISH`` there, as a draft."""
    COUNT = "count"
    """Count people at a door (R094)."""
    CALL = "call"
    """Call the next ticket of a queue (R066)."""
    AUDIT = "audit"
    """Read the audit log."""


class Post(StrEnum):
    """The post of a member of staff."""

    EDITOR = "editor"
    PUBLISHER = "publisher"
    APPROVER = "approver"
    CENTRE_MANAGER = "centre_manager"
    COMMUNICATIONS = "communications"
    DOORKEEPER = "doorkeeper"
    CLERK = "clerk"
    AUDITOR = "auditor"


class Where(Enum):
    """The extent of a post."""

    ORGANISATION = "organisation"
    CENTRE = "centre"
    EVERYWHERE = "everywhere"


POSTS: Mapping[Post, tuple[Where, frozenset[Task]]] = MappingProxyType(
    {
        Post.EDITOR: (Where.ORGANISATION, frozenset({Task.DRAFT, Task.DESCRIBE})),
        Post.PUBLISHER: (Where.ORGANISATION, frozenset({Task.DRAFT, Task.DESCRIBE, Task.PUBLISH})),
        Post.APPROVER: (Where.ORGANISATION, frozenset({Task.APPROVE})),
        Post.CENTRE_MANAGER: (Where.CENTRE, frozenset({Task.DRAFT, Task.DESCRIBE, Task.PUBLISH, Task.COUNT})),
        Post.COMMUNICATIONS: (Where.EVERYWHERE, frozenset({Task.DRAFT, Task.PUBLISH, Task.APPROVE})),
        Post.DOORKEEPER: (Where.CENTRE, frozenset({Task.COUNT})),
        Post.CLERK: (Where.ORGANISATION, frozenset({Task.CALL})),
        Post.AUDITOR: (Where.EVERYWHERE, frozenset({Task.AUDIT})),
    }
)
"""The extent and the tasks of each post; printed as docs/reference/posts.md."""

_HELD = {
    Where.ORGANISATION: "for an organisation",
    Where.CENTRE: "in a centre",
    Where.EVERYWHERE: "everywhere",
}

_GOES_WITH = {Where.ORGANISATION: "an organisation", Where.CENTRE: "a centre", Where.EVERYWHERE: "neither"}
"""What an assignment of a post names."""


def markdown() -> str:
    """The table as a page of the reference."""
    lines = [
        "# Who may do what",
        "",
        "Printed from `aukio.domain.publishing.permissions`; do not edit by hand.",
        "",
        "A post is held for an organisation (whose places it is about), in a centre, or everywhere; one person may",
        "hold several. The operator of the installation may do everything.",
        "",
        f"| post | held | {' | '.join(Task)} |",
        f"|---|---|{'---|' * len(Task)}",
    ]
    for post, (where, tasks) in POSTS.items():
        lines.append(f"| {post} | {_HELD[where]} | {' | '.join('yes' if task in tasks else '–' for task in Task)} |")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A post and where it is held: ``organisation`` is a slug, ``centre`` a building; both empty for everywhere."""

    post: Post
    organisation: str = ""
    centre: PlaceId | None = None

    def __post_init__(self) -> None:
        where = POSTS[self.post][0]
        if bool(self.organisation) != (where is Where.ORGANISATION) or (self.centre is not None) != (
            where is Where.CENTRE
        ):
            raise ValueError(f"the post '{self.post}' goes with {_GOES_WITH[where]}")


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or program that acts; ``operator`` administers the installation, and may do everything."""

    name: str
    assignments: tuple[Assignment, ...] = ()
    operator: bool = False

    def may_somewhere(self, task: Task) -> bool:
        """Whether there is a place at which the actor has the task; only for deciding what to offer."""
        return self.operator or any(task in POSTS[each.post][1] for each in self.assignments)

    def may(self, task: Task, node: Node, tree: Tree) -> bool:
        """Whether the actor has the task at a place."""
        return self.operator or any(
            task in POSTS[each.post][1] and _reaches(each, node, tree) for each in self.assignments
        )

    def may_everywhere(self, task: Task) -> bool:
        """Whether the actor has the task at every place."""
        return self.operator or any(
            task in POSTS[each.post][1] and POSTS[each.post][0] is Where.EVERYWHERE for each in self.assignments
        )

    def may_for(self, task: Task, organisation: str) -> bool:
        """Whether the actor has the task at the places of an organisation; for places that are not there yet."""
        return self.may_everywhere(task) or any(
            task in POSTS[each.post][1] and organisation and each.organisation == organisation
            for each in self.assignments
        )


def owner_of(node: Node, tree: Tree) -> str:
    """The organisation of a place: its own, else that of its nearest ancestor with one."""
    for place in (node.place, *node.ancestors):
        found = tree.get(place)
        if found is not None and found.owner:
            return found.owner
    return ""


def _reaches(assignment: Assignment, node: Node, tree: Tree) -> bool:
    match POSTS[assignment.post][0]:
        case Where.EVERYWHERE:
            return True
        case Where.ORGANISATION:
            return owner_of(node, tree) == assignment.organisation
        case Where.CENTRE:
            return assignment.centre in (node.place, *node.ancestors)


def refuse_unless(actor: Actor, task: Task, nodes: Iterable[Node], tree: Tree, *, lang: str = SOURCE_LANGUAGE) -> None:
    """Raise ``Forbidden`` for the first place at which the actor does not have the task.

    Without places the subject is the whole city, and the actor must have the task everywhere.
    """
    places = tuple(nodes)
    if not places and not actor.may_everywhere(task):
        raise Forbidden(
            f"{actor.name} may not {task} for the whole city.",
            next_step=_ASK_COMMUNICATIONS,
            rule="not_yours_city",
            facts={"who": actor.name, "task": task},
        )
    for node in places:
        if not actor.may(task, node, tree):
            name = node.version.names.say(lang) or node.path
            owner = owner_of(node, tree)
            belongs = f", which belongs to '{owner}'" if owner else ""
            raise Forbidden(
                f"{actor.name} may not {task} for '{name}'{belongs}.",
                next_step=_ASK_OWNER,
                rule="not_yours",
                facts={"who": actor.name, "task": task, "place": name},
            )


_ASK_OWNER = "Ask a person of that organisation, the manager of the centre, or communications."
_ASK_COMMUNICATIONS = "Ask communications."


def refuse_to_enact(actor: Actor, task: Task, before: View, after: View, enacted: Enacted) -> None:
    """Raise ``Forbidden`` if a publication changes a place at which the actor does not have the task.

    It changes every place that one of its versions selects, or that the previous version selected. A new title or
    text of a notice, and replacing a notice, change all the places of that notice.
    """
    slugs = set(enacted.publication.replaces)
    known = {notice.slug for notice in before.record.notices}
    slug = enacted.notice.slug
    if slug in known and before.head(slug) != enacted.notice:
        slugs.add(slug)
    touched = {version.ref for version in enacted.versions}
    old = [each for each in before.versions if each.ref in touched or each.ref.notice in slugs]
    for view, versions in ((before, old), (after, enacted.versions)):
        for version in versions:
            refuse_unless(actor, task, places_of(view, version), tree_of(view, version))
