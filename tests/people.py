"""People to test with."""

from termsheets.models import User

PASSWORD = "correct horse 9 battery"


def make_user(name="ada", **facts):
    """Return a person with a confirmed mailbox, who signs in with PASSWORD."""
    facts = {"email": f"{name}@example.org", "name": name.title()} | facts
    user = User.objects.create_user(password=PASSWORD, **facts)
    user.confirm_email()
    return user
