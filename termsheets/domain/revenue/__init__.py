"""What a revenue share pays: terms and actuals in, a ledger that explains itself out."""

from termsheets.domain.revenue.ledger import Ledger
from termsheets.domain.revenue.settling import settle

__all__ = ["Ledger", "settle"]
