"""The forms about people: a post and where it is held, and an invitation."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import POSTS, Assignment, Post, Where
from aukio.theme.plain_forms import MailAddressField, PlainForm
from aukio.theme.reader_language import language_choices

OPERATOR = "operator"
POST_WORDS: dict[Post, Promise] = {
    Post.EDITOR: gettext_lazy("Writes changes; others publish them"),
    Post.PUBLISHER: gettext_lazy("Writes and publishes changes"),
    Post.APPROVER: gettext_lazy("Approves changes of others"),
    Post.CENTRE_MANAGER: gettext_lazy("Manages a building"),
    Post.COMMUNICATIONS: gettext_lazy("Communications: publishes and approves everywhere"),
    Post.DOORKEEPER: gettext_lazy("Counts people at the door of a building"),
    Post.CLERK: gettext_lazy("Calls the next ticket"),
    Post.AUDITOR: gettext_lazy("Reads who did what"),
}
"""What each post does, as the page of people offers it."""


def _posts_held(where: Where) -> str:
    """The posts that are held there, for ``data-if``."""
    return "post=" + "|".join(post.value for post in Post if POSTS[post][0] is where)


class PostForm(PlainForm):
    """A post, and the organisation or the building that it covers; ``assignment`` is that of a valid form."""

    def __init__(self, view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = view.tree(view.interval(view.known))
        owners = [(each.slug, each.names.say(lang) or each.slug) for each in view.record.organisations]
        centres = [
            (str(each.place), each.version.names.say(lang) or each.path) for each in tree if each.kind is Kind.CENTRE
        ]
        self.fields["post"] = forms.ChoiceField(
            label=_("What do they do?"),
            choices=list(self.posts()),
            widget=forms.RadioSelect,
            initial=Post.PUBLISHER.value,
        )
        for name, label, found in (
            ("organisation", _("For which organisation?"), owners),
            ("centre", _("In which building?"), centres),
        ):
            only = found[0][0] if len(found) == 1 else ""
            self.fields[name] = forms.ChoiceField(
                label=label, choices=[("", _("Choose")), *found], initial=only, required=False
            )

    @staticmethod
    def posts() -> list[tuple[str, Promise]]:
        """The posts that can be chosen."""
        return [(post.value, word) for post, word in POST_WORDS.items()]

    @property
    def posts_of_organisation(self) -> str:
        """The posts for which an organisation is chosen, for ``data-if``."""
        return _posts_held(Where.ORGANISATION)

    @property
    def posts_of_building(self) -> str:
        """The posts for which a building is chosen, for ``data-if``."""
        return _posts_held(Where.CENTRE)

    def clean(self) -> dict[str, Any]:
        """Read where the post is held; what another post would need is left out."""
        said = super().clean() or {}
        chosen = said.get("post")
        where = POSTS[Post(chosen)][0] if chosen in set(Post) else Where.EVERYWHERE
        if where is Where.ORGANISATION and not said.get("organisation"):
            self.add_error("organisation", _("Choose the organisation whose places it is about."))
        if where is Where.CENTRE and not said.get("centre"):
            self.add_error("centre", _("Choose the building."))
        said["where"] = where
        return said

    @property
    def assignment(self) -> Assignment | None:
        """The post of a valid form; None for an operator, who needs none."""
        said = self.cleaned_data
        if said["post"] == OPERATOR:
            return None
        in_centre, in_organisation = said["where"] is Where.CENTRE, said["where"] is Where.ORGANISATION
        return Assignment(
            Post(said["post"]),
            said["organisation"] if in_organisation else "",
            PlaceId(int(said["centre"])) if in_centre else None,
        )


class InviteForm(PostForm):
    """A person to invite: their address, the language of the mail, and their first post."""

    email = MailAddressField(label=gettext_lazy("E-mail address"), max_length=200)
    lang = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=language_choices)

    def __init__(self, view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(view, lang, *args, **kwargs)
        self.initial["lang"] = lang
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    @staticmethod
    def posts() -> list[tuple[str, Promise]]:
        """The posts that can be chosen, and the operator."""
        return [*PostForm.posts(), (OPERATOR, gettext_lazy("Operator: may do everything, also manage people"))]
