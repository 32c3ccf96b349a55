"""The staff's side: everything registered with Django's admin."""

from termsheets.admin import audit, deals, glass, people, reviews

__all__ = ["audit", "deals", "glass", "people", "reviews"]
