"""Who may do what: nobody anything, but what is stated here."""

from termsheets.models import Deal, Membership, User

Role = Membership.Role

ALLOWED = {
    "view": frozenset(Role.values),
    "edit": frozenset({Role.FOUNDER, Role.COUNSEL}),
}


def may(user: User, action: str, deal: Deal) -> bool:
    """Return whether the user may do this to the deal, as a member of one of its sides."""
    if not user.is_authenticated or not user.is_active or action not in ALLOWED:
        return False
    roles = Membership.objects.filter(side__deal=deal, user=user).values_list("role", flat=True)
    return any(role in ALLOWED[action] for role in roles)
