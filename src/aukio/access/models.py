"""The staff user: Aukio's own from the first migration on, for a user table cannot be exchanged later."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class User(AbstractUser):
    """A person on the city's staff, who must have an address: it is how one is reached and gets back in."""

    email = models.EmailField("e-mail address")

    class Meta(AbstractUser.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~Q(email=""),
                name="access_user_has_email",
                violation_error_message="A user has an e-mail address.",
            ),
            # Without regard to case: nobody's mail tells Aino@ from aino@.
            models.UniqueConstraint(
                Lower("email"),
                name="access_user_email_unique",
                violation_error_message="Another user has this e-mail address.",
            ),
        )
