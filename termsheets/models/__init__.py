"""Every model, under one roof."""

from termsheets.models.people import User

__all__ = ["User"]
