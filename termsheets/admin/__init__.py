"""The staff's side: everything registered with Django's admin."""

from termsheets.admin import deals, glass, people, reviews

__all__ = ["deals", "glass", "people", "reviews"]
