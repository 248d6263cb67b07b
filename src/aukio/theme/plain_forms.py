"""The base of our forms: what people type has no control characters, and only text areas have line breaks."""

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from aukio.domain.base.characters import control_character
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest


class MailAddressField(forms.EmailField):
    """An e-mail address to which a mail server can send."""

    def clean(self, value: str | None) -> str:
        """Return the address as it is kept."""
        typed: str = super().clean(value)
        try:
            return read_mail_address(typed) if typed else ""
        except BadRequest:
            raise forms.ValidationError(validate_email.message, code="invalid") from None


class PlainForm(forms.Form):
    """A form that puts an error beside each text with a control character."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # a hook of Django that its stubs do not list
        for name, field in self.fields.items():
            typed = self.cleaned_data.get(name)
            if not isinstance(field, forms.CharField) or not isinstance(typed, str):
                continue
            lines = isinstance(field.widget, forms.Textarea)
            if control_character(typed, lines=lines) is not None:
                self.add_error(
                    name,
                    _("Leave out the control characters.")
                    if lines
                    else _("Write it on one line, without control characters."),
                )
