"""Addresses in the letters that a command sends."""

from django.conf import settings
from django.urls import reverse


def link_to(deal):
    """Return the address of a deal's hub; empty where the settings name no address of ours."""
    if not settings.PUBLIC_URL:
        return ""
    return settings.PUBLIC_URL + reverse("wizard-hub", args=[deal.pk])
