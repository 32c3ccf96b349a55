"""The wizard's pages as a browser without JavaScript uses them."""

import html
import re

from django.http import QueryDict
from django.urls import reverse

from termsheets.domain import edits
from termsheets.models import Draft


def terms_of(deal):
    """Return what the deal's only draft says now."""
    return Draft.objects.get(side__deal=deal).terms()


def row_of(deal, key, code=""):
    """Return a row of the draft as it is stored now."""
    return edits.find(terms_of(deal), key, code)


def controls(text):
    """Return what a browser would send from the page's form: names and values."""
    form = re.search(r'<form id="answers".*?</form>', text, re.S)[0]
    data = QueryDict(mutable=True)
    for tag in re.findall(r"<input [^>]*>", form):
        facts = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if facts.get("type") not in ("radio", "checkbox") or " checked" in tag:
            data.appendlist(facts["name"], html.unescape(facts.get("value", "")))
    for name, inner in re.findall(
        r'<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.S
    ):
        data.appendlist(name, html.unescape(inner))
    for name, inner in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inner)
        data.appendlist(name, html.unescape(chosen[1]) if chosen else "")
    data.pop("csrfmiddlewaretoken", None)
    return data


def changed(data, **more):
    """Return a form's data after a person typed; two underscores stand for a hyphen."""
    for name, value in more.items():
        data[name.replace("__", "-")] = value
    return data


def opened(client, deal, *place):
    """Return the address of a step, or of a row in it, and its form's data."""
    address = row(deal, *place) if len(place) == 2 else step(deal, *place)
    return address, controls(client.get(address).text)


def send(client, address, data, **headers):
    """Post a form's data as a browser does."""
    return client.post(
        address,
        data.urlencode(),
        content_type="application/x-www-form-urlencoded",
        headers=headers,
    )


def step(deal, slug):
    """Return the address of a step."""
    return reverse("wizard-step", args=[deal.pk, slug])


def row(deal, slug, code):
    """Return the address of a step with a row open."""
    return reverse("wizard-row", args=[deal.pk, slug, code])


def button(verb, deal, slug, code):
    """Return the address of a row's button."""
    return reverse(f"wizard-{verb}", args=[deal.pk, slug, code])
