"""The staff's side: everything registered with Django's admin."""

from termsheets.admin import audit, deals, glass, library, people, reviews

__all__ = ["audit", "deals", "glass", "library", "people", "reviews"]
