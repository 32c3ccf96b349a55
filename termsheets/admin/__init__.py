"""The staff's side: everything registered with Django's admin."""

from termsheets.admin import people

__all__ = ["people"]
