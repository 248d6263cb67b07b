"""Staff users, Aukio's own from the first migration on, for a user table cannot be exchanged later; and their posts."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from aukio.domain.base.languages import DEFAULT_LANGUAGE, LONGEST_CODE
from aukio.domain.people.delivery import Medium
from aukio.domain.publishing.permissions import POSTS, Post, Where

_POSTS_BY_REACH = {where: [post.value for post in Post if POSTS[post][0] is where] for where in Where}


class User(AbstractUser):
    """A person on the city's staff, who must have an address: it is how one is reached and gets back in."""

    email = models.EmailField("e-mail address")
    phone = models.TextField(blank=True, default="", help_text="for text messages about their work, such as +358…")
    news_by = models.TextField(
        blank=True, default=Medium.MAIL, help_text="how they hear of drafts: by mail or sms; empty: on the pages alone"
    )
    lang = models.CharField(max_length=LONGEST_CODE, default=DEFAULT_LANGUAGE, help_text="language of those messages")

    class Meta(AbstractUser.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(news_by__in=["", Medium.MAIL.value]) | (Q(news_by=Medium.SMS.value) & ~Q(phone="")),
                name="access_user_news_reach",
                violation_error_message="News of drafts come by mail, by text message to a phone, or not at all.",
            ),
            models.CheckConstraint(
                condition=~Q(email=""),
                name="access_user_has_email",
                violation_error_message="A user has an e-mail address.",
            ),
            # Without regard to case: mail to Aino@ and aino@ arrives in the same mailbox.
            models.UniqueConstraint(
                Lower("email"),
                name="access_user_email_unique",
                violation_error_message="Another user has this e-mail address.",
            ),
        )


class Assignment(models.Model):
    """A post that a user holds now, and where. Earlier posts are in the audit trail."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    post = models.TextField()
    organisation = models.TextField(blank=True, help_text="slug of the organisation whose places it is about")
    centre = models.BigIntegerField(null=True, blank=True, help_text="number of the place that is the building")

    class Meta:
        ordering = ("user", "post", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(post__in=_POSTS_BY_REACH[Where.ORGANISATION], centre__isnull=True) & ~Q(organisation="")
                    | Q(post__in=_POSTS_BY_REACH[Where.CENTRE], centre__isnull=False, organisation="")
                    | Q(post__in=_POSTS_BY_REACH[Where.EVERYWHERE], centre__isnull=True, organisation="")
                ),
                name="access_assignment_reaches_as_its_post_does",
                violation_error_message="A post is held for an organisation, in a centre, or everywhere, as it asks.",
            ),
            # Two, because a null equals no other null.
            models.UniqueConstraint(
                fields=("user", "post", "organisation"),
                condition=Q(centre__isnull=True),
                name="access_assignment_once",
                violation_error_message="This user holds that post there already.",
            ),
            models.UniqueConstraint(
                fields=("user", "post", "centre"),
                condition=Q(centre__isnull=False),
                name="access_assignment_once_in_a_centre",
                violation_error_message="This user holds that post in that centre already.",
            ),
        )

    def __str__(self) -> str:
        where = self.organisation or (f"place {self.centre}" if self.centre is not None else "everywhere")
        return f"{self.user}: {self.post}, {where}"


class SecondFactorReset(models.Model):
    """A second factor that is to be reset: one operator asks, another one agrees."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="reset")
    asked_by = models.TextField()
    asked = models.DateTimeField()

    class Meta:
        ordering = ("asked",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(asked_by=""),
                name="access_reset_names_who_asked",
                violation_error_message="A reset names who asked for it.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, asked by {self.asked_by}"
