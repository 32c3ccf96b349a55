"""Forms whose errors say in plain words what to do, where Django's only say what is wrong."""

from __future__ import annotations

from typing import Any

from django import forms

CHOOSE = "Choose one of the answers on the page: yours is not among them."
FILE = "Choose a file that is not empty."
WHOLE = "Load the page anew and send it once more: this did not come whole."
_CHOOSING = {"invalid_choice": CHOOSE, "invalid_list": CHOOSE, "invalid_pk_value": CHOOSE}
_FILES = dict.fromkeys(("required", "invalid", "missing", "empty", "invalid_image"), FILE)
_PLAIN: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (
        forms.Field,
        {
            "required": "Fill this in.",
            "max_length": "Shorten this to %(limit_value)d characters; it has %(show_value)d.",
            "min_length": "Write at least %(limit_value)d characters; it has %(show_value)d.",
            "min_value": "Use %(limit_value)s or more.",
            "max_value": "Use %(limit_value)s or less.",
            "max_digits": "Use at most %(max)s digits.",
            "max_whole_digits": "Use at most %(max)s digits before the decimal point.",
            "max_decimal_places": "Use at most %(max)s decimals.",
            "null_characters_not_allowed": "Remove the characters that cannot be printed.",
        },
    ),
    (forms.ChoiceField, _CHOOSING | {"required": "Choose one of the answers."}),
    (forms.ModelChoiceField, _CHOOSING | {"required": "Choose one of the answers."}),
    (forms.BooleanField, {"required": "Tick this to go on."}),
    (forms.IntegerField, {"invalid": "Write a whole number, such as 12."}),
    (forms.DecimalField, {"invalid": "Write a number such as 12.5."}),
    (forms.DateField, {"invalid": "Write the date like 2027-03-01."}),
    (forms.EmailField, {"invalid": "Write an e-mail address such as name@example.com."}),
    (forms.UUIDField, {"invalid": "Write the id as the page's address has it."}),
    (forms.FileField, _FILES),
)


def words_of(field: forms.Field) -> dict[str, str]:
    """Return the sentence for each kind of error that a field of Django's may have."""
    found: dict[str, str] = {}
    for kind, sentences in _PLAIN:
        if isinstance(field, kind):
            found |= sentences
    return dict.fromkeys((*found, "invalid"), WHOLE) if field.widget.is_hidden else found


def _from_django(field: forms.Field) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


class Plain:
    """A form that says its errors in plain words; a field's own words stay as they are."""

    def full_clean(self) -> None:
        """Check what was posted."""
        for field in self.fields.values():
            usual = _from_django(field)
            for code, sentence in words_of(field).items():
                if field.error_messages.get(code) in (None, usual.get(code)):
                    field.error_messages[code] = sentence
        super().full_clean()
