"""People, known by their e-mail address."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from termsheets.models.typed import printable_line


class LowerCaseEmailField(models.EmailField):
    """An e-mail address in lower case, both as stored and as looked for."""

    def pre_save(self, model_instance, add):
        """Return the address as it is stored, and show it so on the instance."""
        email = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, email)
        return email

    def get_prep_value(self, value):
        """Return ``value`` in lower case."""
        value = super().get_prep_value(value)
        return value and value.lower()


class UserManager(BaseUserManager):
    """Makes people; needs no username."""

    def create_user(self, email, password=None, **facts):
        """Return a new person; without a password they cannot sign in yet."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=email, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **facts):
        """Return a new person who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in: founder, counsel, viewer or staff.

    What a person may see follows from their memberships in deals; here stands
    only who they are.
    """

    email = LowerCaseEmailField(
        "e-mail address",
        unique=True,
        error_messages={"unique": "There is already an account with this e-mail address."},
    )
    name = models.CharField("full name", max_length=150, blank=True)
    is_staff = models.BooleanField("staff", default=False, help_text="May sign in to the admin.")
    is_active = models.BooleanField(
        "active",
        default=True,
        help_text="Turn this off instead of deleting somebody: their name stays in the history.",
    )
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ("email",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_is_lower_case"
            ),
        )

    def __str__(self):
        return self.name or self.email

    def clean(self):
        """Take the name as it prints; raise ValidationError where it cannot be printed."""
        super().clean()
        try:
            self.name = printable_line(self.name)
        except ValidationError as refused:
            raise ValidationError({"name": refused}) from refused

    def get_full_name(self):
        """Return the name to sign with."""
        return str(self)

    def confirm_email(self):
        """Record that the mailbox is this person's, as a confirmation link does."""
        self.emailaddress_set.update_or_create(
            email=self.email, defaults={"verified": True, "primary": True}
        )
