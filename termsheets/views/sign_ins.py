"""Who signed in, who failed to, and who was locked out, for the audit trail."""

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.utils import timezone

from termsheets.models import User
from termsheets.negotiation import audit

LONGEST = 254  # characters of an e-mail address


@receiver(user_logged_in)
def signed_in(sender, user, **told):
    """Record that somebody has signed in."""
    audit.record(audit.Kind.SIGNED_IN, actor=user)


@receiver(user_login_failed)
def failed(sender, credentials, **told):
    """Record that somebody did not know a password; whose it was meant to be, if anybody's."""
    audit.record(audit.Kind.SIGN_IN_FAILED, **_meant(credentials))


@receiver(authentication_failed)
def second_factor_failed(sender, user, **told):
    """Record that somebody who knew the password did not have the second factor."""
    audit.record(audit.Kind.SIGN_IN_FAILED, account=user.pk, second_factor=True)


def locked_out(credentials):
    """Record, once an hour, that an address tries no more passwords."""
    meant = _meant(credentials)
    hour = f"{timezone.now():%Y-%m-%dT%H}"
    once = f"{audit.Kind.LOCKED_OUT}:{meant['account'] or 0}:{hour}"
    audit.record(audit.Kind.LOCKED_OUT, once=once, **meant)


def _meant(credentials):
    email = str(credentials.get("email") or "")[:LONGEST].lower()
    account = User.objects.filter(email=email).values_list("pk", flat=True).first()
    return {"account": account, "mailbox": audit.Secret(email)}
