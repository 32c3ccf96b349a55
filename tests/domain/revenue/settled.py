"""Settlements as tests ask for them: a share of a sample deal, a few lines of figures."""

from datetime import date
from decimal import Decimal

from termsheets.domain.revenue import settle
from termsheets.domain.revenue.reading import actuals_of, cells_of, events_of
from termsheets.domain.schema import load_yaml
from tests.sample_deals import sample_terms

SAAS, CHIPS, PLATFORM = (
    "saas-distribution",
    "semiconductor-codevelopment",
    "platform-license",
)


def ledger_of(name, share, actuals, events="", *, as_of=None):
    """Return the ledger of a sample deal's share; both tables are CSV text."""
    return settled(sample_terms(name), share, actuals, events, as_of=as_of)


def settled(terms, share, actuals, events="", *, as_of=None):
    """Return the ledger of a share of any terms; both tables are CSV text."""
    happened = events_of(cells_of("date,kind,code,value\n" + events)) if events else ()
    return settle(terms, share, actuals_of(cells_of(actuals)), happened, as_of=as_of)


def deal(share="", *, currency="USD", start="2027-01-01", more=""):
    """Return the terms of a deal with one share RS-1; ``share`` is YAML of its answers."""
    return load_yaml(f"""
schema_version: 1
deal: {{effective_date: {start}, initial_term_months: 300, currency: {currency}}}
parties:
  - {{code: PA-1, short_name: Maker, role: startup, country: US}}
  - {{code: PA-2, short_name: Seller, role: partner, country: US}}
{more}
revenue_shares:
  - code: RS-1
    name: Royalty
    payor: Seller
    payee: Maker
    {indented(share)}
""")


ROYALTY = """kind: royalty
base: gross_sales
royalty_term: license_term
period: quarterly
royalty_tiers: [{code: RT-1, from_amount: "0", rate_pct: 10}]"""


def indented(text):
    """Return lines as deep as a share's answers stand."""
    return text.strip().replace("\n", "\n    ")


def columns(ledger, *names):
    """Return the columns of each line, amounts as text."""
    return [tuple(shown(getattr(line, name)) for name in names) for line in ledger.lines]


def shown(value):
    """Return a value as text: 1,000 is 1000, 7.50 stays as it is."""
    return str(value) if isinstance(value, Decimal | date) else value
