"""What a browser would send from a form of the wizard."""

from django.http import QueryDict


def post_of(form, **typed):
    """Return the form's data as the page shows it, with what a person then typed."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        put(data, form, name, typed.pop(name, form.raw(name)))
        if form.is_unknown(name) and form.raw(name) != "?":
            data[f"{form.add_prefix(name)}-unknown"] = "1"
    data[form.add_prefix("seen")] = form.seen
    for key, text in typed.items():
        data[key] = text
    return data


def put(data, form, name, raw):
    """Put one control's content into the data."""
    place = form.add_prefix(name)
    if isinstance(raw, dict):
        for party, text in raw.items():
            data[f"{place}-{party}"] = text
    elif isinstance(raw, list):
        data.setlist(place, raw)
        data[f"{place}-order"] = ",".join(raw)
    else:
        data[place] = raw
