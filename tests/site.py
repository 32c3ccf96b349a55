"""The whole site as one person sees it: every address, and every form on the pages there."""

from django.urls import get_resolver, resolve, reverse

from tests.forms_on_pages import forms_on


def routes(resolver=None):
    """Yield the name of every address but the admin's."""
    for entry in (resolver or get_resolver()).url_patterns:
        if not hasattr(entry, "url_patterns"):
            yield entry.name
        elif getattr(entry, "namespace", None) != "admin":
            yield from routes(entry)


def parts_of(name):
    """Return what an address of a route is made of."""
    [[(_, parts)]] = [shapes for shapes, *_ in get_resolver().reverse_dict.getlist(name)]
    return parts


def addresses(known):
    """Return an address of each route by its name: parts not known are 1, but a deal is known."""
    made_of = {name: parts_of(name) for name in routes()}
    return {
        name: reverse(name, kwargs={part: known.get(part, "1") for part in parts})
        for name, parts in made_of.items()
        if "deal_id" in known or "deal_id" not in parts
    }


def route_of(address):
    """Return the name of the route that an address belongs to."""
    return resolve(address.partition("?")[0]).url_name


def forms_of(client, pages):
    """Yield route, address and form of what the pages post: one of each kind is enough."""
    found = {}
    for page in pages:
        response = client.get(page)
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            for form in forms_on(response.text, page):
                for there in form.addresses if form.method == "post" else ():
                    found.setdefault((route_of(there), frozenset(form.data)), (there, form))
    for (route, _), (there, form) in found.items():
        yield route, there, form
