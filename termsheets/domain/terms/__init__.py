"""The vocabulary of a deal: every fact as a frozen, checked value."""

from termsheets.domain.terms.whole import PublicTerms, Terms

__all__ = ["PublicTerms", "Terms"]
