"""Who may come to which address, by which method: the table that the site is held to.

An address that stands nowhere here fails the build. What Django's admin gives
every model follows from MODELS; addresses of our own there stand in DESK.
"""

from dataclasses import dataclass

from tests.security.people import ANONYMOUS, MEMBERS, PRINCIPALS, STAFF, with_role
from tests.security.visiting import DENIED, GONE, IN, LOGIN, NO_SUCH_WAY

NOBODY = frozenset()
ALL_MEMBERS = frozenset(MEMBERS)
DRAFTERS = with_role("founder", "counsel")
FOUNDERS = with_role("founder")
REVIEWERS = frozenset(STAFF)
SUPERUSERS = frozenset({"superuser"})


@dataclass(frozen=True)
class OfDeal:
    """A page of a deal: who may read it and who may post to it; None where nobody can.

    ``also`` is what else may become of a member's request, as the talks stand.
    """

    get: frozenset | None = None
    post: frozenset | None = None
    also: frozenset = frozenset()

    def allows(self, name, method):
        """Return what may become of a request."""
        who = {"GET": self.get, "POST": self.post}.get(method)
        if name == ANONYMOUS:
            return {LOGIN}
        if who is None:
            return {NO_SUCH_WAY}
        if name not in MEMBERS:
            return {GONE}
        return {IN if name in who else DENIED} | self.also


@dataclass(frozen=True)
class OfSite:
    """A page about whoever asks, or about nobody; a signed-in person's own things may be gone."""

    methods: str
    signed_in: bool = False

    def allows(self, name, method):
        """Return what may become of a request."""
        if self.signed_in and name == ANONYMOUS:
            return {LOGIN}
        return {IN, GONE} if method in self.methods.split() else {NO_SUCH_WAY}


@dataclass(frozen=True)
class OfStaff:
    """A page of the admin: who may read it, and who may post to it if not the same."""

    get: frozenset
    post: frozenset | None = None
    also: frozenset = frozenset()

    def allows(self, name, method):
        """Return what may become of a request; ``also`` is what else may."""
        if name not in STAFF:
            return {LOGIN} | self.also
        who = self.post if method == "POST" and self.post is not None else self.get
        return {IN if name in who else DENIED} | self.also


READ = OfDeal(get=ALL_MEMBERS)
WORK = OfDeal(post=DRAFTERS)
DECIDE = OfDeal(post=FOUNDERS)
ONCE_AGREED = OfDeal(get=ALL_MEMBERS, also=frozenset({GONE}))
ONCE_ASKED = ONCE_AGREED  # for a paper about an event, which the address has to name
DEAL_PAGES = {
    "wizard-hub": READ,
    "wizard-check": READ,
    "wizard-undo": WORK,
    "wizard-mend": OfDeal(ALL_MEMBERS, DRAFTERS),
    "wizard-unmend": WORK,
    "wizard-usual": OfDeal(ALL_MEMBERS, DRAFTERS),
    "wizard-matrix": OfDeal(ALL_MEMBERS, DRAFTERS),
    "position": OfDeal(DRAFTERS, DRAFTERS),
    "wizard-step": OfDeal(ALL_MEMBERS, DRAFTERS),
    "wizard-row": OfDeal(ALL_MEMBERS, DRAFTERS),
    "wizard-add": WORK,
    "wizard-remove": WORK,
    "wizard-move": WORK,
    "wizard-duplicate": WORK,
    "wizard-retire": WORK,
    "deal-review": READ,
    "review-ask": WORK,
    "review-call-off": WORK,
    "review-say": WORK,
    "review-settle": WORK,
    "report-findings": READ,
    "finding-answer": WORK,
    "finding-reopen": WORK,
    "round-list": READ,
    "round-send": DECIDE,
    "round-take-up": WORK,
    "round": READ,
    "round-withdraw": DECIDE,
    "round-accept-all": OfDeal(get=FOUNDERS),
    "round-respond": DECIDE,
    "comment-add": WORK,
    "comment-resolve": WORK,
    "markup-upload": WORK,
    "markup": READ,
    "markup-take": WORK,
    "markup-discard": WORK,
    "redline-choose": READ,
    "redline": READ,
    "redline-draft": READ,
    "redline-download": READ,
    "redline-draft-download": READ,
    "bracketed": READ,
    "bracketed-download": READ,
    "open-points": READ,
    "deal-dates": READ,
    "gate-decide": DECIDE,
    "fallback-use": WORK,
    "what-if": READ,
    "what-if-download": ONCE_ASKED,
    "license-map": READ,
    "position-guide": READ,
    "exit-matrix-download": READ,
    "license-map-download": READ,
    "money": READ,
    "money-depth": READ,
    "money-take": WORK,
    "ledger": OfDeal(ALL_MEMBERS, ALL_MEMBERS),
    "stage-list": READ,
    "stage-confirm": DECIDE,
    "stage-close": WORK,
    "overlap-list": READ,
    "overlap-ask": DECIDE,
    "certificate": ONCE_AGREED,
    "deal-history": READ,
    "member-list": READ,
    "member-invite": DECIDE,
    "member-revoke": DECIDE,
    "invitation-revoke": DECIDE,
    "term-sheet": READ,
    "clause-wording": READ,
    "choose-wording": WORK,
    "download": READ,
    "round-download": READ,
    "agreed-download": ONCE_AGREED,
}
ANYHOW, LOOK, FORM = "GET POST PUT", "GET", "GET POST"
SITE_PAGES = {
    "landing": OfSite(LOOK),
    "deal-schema": OfSite(LOOK),
    "invitation": OfSite(FORM),
    "account": OfSite(ANYHOW, signed_in=True),
    "unsent": OfSite(FORM, signed_in=True),
    "deal-list": OfSite(LOOK, signed_in=True),
    "deal-new": OfSite(FORM, signed_in=True),
    "ip-register": OfSite(LOOK, signed_in=True),
    "account_login": OfSite(ANYHOW),
    "account_logout": OfSite(FORM),
    "account_inactive": OfSite(LOOK),
    "account_signup": OfSite(ANYHOW),
    "account_email_verification_sent": OfSite(LOOK),
    "account_confirm_email": OfSite(FORM),
    "account_reset_password": OfSite(ANYHOW),
    "account_reset_password_done": OfSite(LOOK),
    "account_reset_password_from_key": OfSite(ANYHOW),
    "account_reset_password_from_key_done": OfSite(LOOK),
    "account_confirm_login_code": OfSite(ANYHOW, signed_in=True),
    "account_reauthenticate": OfSite(ANYHOW, signed_in=True),
    "account_email": OfSite(ANYHOW, signed_in=True),
    "account_change_password": OfSite(ANYHOW, signed_in=True),
    "account_set_password": OfSite(ANYHOW, signed_in=True),
    "mfa_index": OfSite(LOOK, signed_in=True),
    "mfa_authenticate": OfSite(ANYHOW, signed_in=True),
    "mfa_reauthenticate": OfSite(ANYHOW, signed_in=True),
    "mfa_activate_totp": OfSite(ANYHOW, signed_in=True),
    "mfa_deactivate_totp": OfSite(ANYHOW, signed_in=True),
    "mfa_view_recovery_codes": OfSite(LOOK, signed_in=True),
    "mfa_generate_recovery_codes": OfSite(ANYHOW, signed_in=True),
    "mfa_download_recovery_codes": OfSite(ANYHOW, signed_in=True),
}
STAFF_PAGE = OfStaff(REVIEWERS, also=frozenset({NO_SUCH_WAY}))
EMPTY_PAGE = OfStaff(NOBODY, also=frozenset({GONE, NO_SUCH_WAY}))
DESK = {
    "admin:index": STAFF_PAGE,
    "admin:login": OfStaff(REVIEWERS, also=frozenset({DENIED})),
    "admin:logout": OfStaff(REVIEWERS, also=frozenset({IN, NO_SUCH_WAY})),
    "admin:password_change": STAFF_PAGE,
    "admin:password_change_done": STAFF_PAGE,
    "admin:jsi18n": STAFF_PAGE,
    "admin:app_list": STAFF_PAGE,
    "admin:autocomplete": EMPTY_PAGE,
    "/admin/{url}": EMPTY_PAGE,
    "admin:review-metrics": OfStaff(REVIEWERS),
    "admin:review-note": OfStaff(REVIEWERS),
    "admin:review-file": OfStaff(REVIEWERS),
    "admin:review-redline": OfStaff(REVIEWERS),
    "admin:review-redline-file": OfStaff(REVIEWERS),
    "admin:breakglass-close": OfStaff(REVIEWERS),  # where it says that only who opened it may
    "admin:library-clause": OfStaff(SUPERUSERS, also=frozenset({GONE})),
    "admin:library-file": OfStaff(SUPERUSERS, also=frozenset({GONE})),
    "admin:library-publish": OfStaff(SUPERUSERS),
    "admin:library-retire": OfStaff(SUPERUSERS),
    "admin:library-uses": OfStaff(SUPERUSERS),
    "admin:library-preview": OfStaff(SUPERUSERS),
    "admin:library-preview-file": OfStaff(SUPERUSERS),
    "admin:library-redline": OfStaff(SUPERUSERS),
    "admin:library-redline-file": OfStaff(SUPERUSERS, also=frozenset({GONE})),
}


@dataclass(frozen=True)
class Model:
    """Who may do what to the rows of a model in the admin."""

    view: frozenset = NOBODY
    add: frozenset = NOBODY
    change: frozenset = NOBODY
    delete: frozenset = NOBODY

    def page(self, action):
        """Return who may come to one of the pages that Django gives the model."""
        pages = {
            "changelist": OfStaff(self.view),
            "history": OfStaff(self.view),
            "add": OfStaff(self.add),
            "delete": OfStaff(self.delete),
            "change": OfStaff(self.view, post=self.change),
        }
        return pages[action]


MODELS = {
    "termsheets_auditevent": Model(SUPERUSERS),
    "termsheets_deal": Model(SUPERUSERS, change=SUPERUSERS),
    "termsheets_round": Model(REVIEWERS),
    "termsheets_breakglass": Model(SUPERUSERS, add=SUPERUSERS),
    "termsheets_draftreview": Model(REVIEWERS),
    "termsheets_libraryversion": Model(SUPERUSERS, add=SUPERUSERS),
    "termsheets_user": Model(SUPERUSERS, SUPERUSERS, SUPERUSERS),
    "auth_group": Model(*[SUPERUSERS] * 4),
}
BODIES = {
    "member-invite": "email=new@example.org&role=viewer&party_code={side}",
    "round-send": "version={version}&seen=2&override_reason=Later.",
    "markup-take": "markup={markup_id}&version=1&change=0",
    "comment-add": "passage=general.law&text=Why%3F",
}
"""What is posted, besides nothing, where a page has a form that could be sent as it is."""


def rule_of(route):
    """Return the rule of a route, None if nobody has declared one."""
    declared = DEAL_PAGES | SITE_PAGES | DESK
    if route.name in declared:
        return declared[route.name]
    model, _, action = route.name.removeprefix("admin:").rpartition("_")
    if model in MODELS:
        return MODELS[model].page(action)
    is_old_address = route.address == route.name and route.address.endswith("/{object_id}/")
    return STAFF_PAGE if is_old_address else None


def expected(route, name, method):
    """Return the set of what may become of a principal's request."""
    assert name in PRINCIPALS
    return rule_of(route).allows(name, method)
