"""Every address of the site, the admin's too, as the urlconf knows them: nothing is listed here."""

import re
from dataclasses import dataclass

from django.contrib import admin
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize


@dataclass(frozen=True)
class Route:
    """An address with gaps, ``{deal_id}`` for one, and what the urlconf calls it.

    A route without a name is called by its address.
    """

    name: str
    address: str

    @property
    def parts(self):
        """Return the names of its gaps."""
        return re.findall(r"\{(\w+)\}", self.address)

    def at(self, known):
        """Return the address with its gaps filled."""
        return self.address.format_map(known)


def routes(resolver=None, start="/", space=""):
    """Yield every route of the urlconf."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = start + _with_gaps(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(f"{space}{entry.name}" if entry.name else address, address)
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from routes(entry, address, space + inner)


def _with_gaps(pattern):
    """Return the address of a pattern with its gaps."""
    if isinstance(pattern, RegexPattern):
        [(address, _)] = normalize(pattern.regex.pattern)[:1]
        return re.sub(r"%\((\w+)\)s", r"{\1}", address)
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))


def model_of(route):
    """Return the model whose pages in the admin a route belongs to, or None."""
    found = re.match(r"/admin/(\w+)/(\w+)/", route.address)
    known = {
        (model._meta.app_label, model._meta.model_name): model for model in admin.site._registry
    }
    return known.get(found.groups()) if found else None


def row_of(route):
    """Return the key of a row that a page of the admin is about."""
    model = model_of(route)
    row = model._default_manager.order_by("pk").first() if model else None
    return row.pk if row else "1"
