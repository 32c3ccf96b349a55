"""Files on their way to a person, under a name that says what they are."""

import re
import unicodedata
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse
from django.shortcuts import render

from termsheets.render import files, making
from termsheets.render.result import RenderFailed

GLANCE = 2
"""Seconds after which the page of somebody who waits asks again."""

AGAIN, WAITED = "again", "waited"
TITLE_LIMIT = 100
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def named(title, *parts, extension):
    """Return a file's name: "Grocery forecasting - round 3 vs 2 - redline.pdf".

    The title loses what file systems forbid; without one the file is a term sheet.
    """
    words = " ".join(FORBIDDEN.sub(" ", title).split()).strip(". ")
    short = words if len(words) <= TITLE_LIMIT else words[:TITLE_LIMIT].rsplit(" ", 1)[0]
    return f"{' - '.join([short.strip('. ') or 'Term sheet', *parts])}.{extension}"


def made_once(request, deal_id, key, make, *, name, media_type, shelf=files.ROUNDS):
    """Send the file of a key, made if nobody has asked before.

    The caller has asked whether the person may have it. What takes long is
    made beside the request: a page says how it goes, and asks again by itself.
    Where it cannot be made, a page says so in plain words.
    """
    told = {"name": name, "deal_id": deal_id, "address": request.path}
    patience, again = settings.FILES_PATIENCE, AGAIN in request.GET
    try:
        found = making.asked(key, make, shelf, patience=patience, again=again)
    except RenderFailed as failure:
        told |= {"failure": failure}
        return render(
            request, "deals/render_failed.html", told, status=503 if failure.may_pass else 422
        )
    if isinstance(found, making.Making):
        return _waiting(request, told | {"making": found})
    if WAITED in request.GET:
        found.close()
        return _ready(request, told)
    return sent(found, name=name, media_type=media_type)


def _waiting(request, told):
    """Return the page of somebody who waits; it asks again, without a script."""
    response = render(request, "deals/file_in_making.html", told, status=202)
    response.headers["Refresh"] = f"{GLANCE}; url={request.path}?{WAITED}=1"
    return response


def _ready(request, told):
    """Return the page after the wait; the download starts by itself."""
    response = render(request, "deals/file_is_ready.html", told)
    response.headers["Refresh"] = f"0; url={request.path}"
    return response


def sent(file, *, name, media_type):
    """Return the opened file as a download of that name, streamed."""
    response = FileResponse(file, content_type=media_type)
    response.headers["Content-Disposition"] = disposition(name)
    return response


def disposition(name):
    """Return the header that names a download: plain for old programs, then in full (RFC 6266)."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = " ".join(FORBIDDEN.sub(" ", letters).replace("%", " ").split()).lstrip(" -.,")
    header = f'attachment; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name, safe='')}"
