"""Where the checks draw their lines. What law or practice moves is moved here alone."""

from decimal import Decimal

MARKET_SHARE_TOGETHER_PCT = Decimal(20)
"""Most that competitors may hold together: TTBER 316/2014 Art. 3(1)."""

MARKET_SHARE_ALONE_PCT = Decimal(30)
"""Most that either may hold who does not compete: TTBER 316/2014 Art. 3(2)."""

UK_ALTERNATIVES = 3
"""Fewest rival technologies in others' hands: the UK order's technology test."""

ABANDONMENT_NOTICE_DAYS = 30
"""Fewest days before a patent is dropped that leave time to take it over."""

RECALIBRATION_TERM_MONTHS = 24
"""Longest initial term in which a rate may stay whatever the market does."""

LADDER_DAYS = 90
"""Most days that the steps before the last of a deadlock ladder may take."""

INTERIM_EXTENSION_DAYS = 180
"""Most days by which a temporary license may be extended."""

AUDITS_PER_YEAR = 1
AUDIT_NOTICE_DAYS = 15
UNDERPAYMENT_PCT = (Decimal(3), Decimal(10))
"""What royalty audits usually keep to: how often, how sudden, and who pays from which gap on."""

REVIEW_MONTHS = 12
"""Longest time that an assumption may stand without a look at it."""
