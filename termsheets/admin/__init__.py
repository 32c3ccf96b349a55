"""The staff's side: everything registered with Django's admin."""

from termsheets.admin import deals, people, reviews

__all__ = ["deals", "people", "reviews"]
