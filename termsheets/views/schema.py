"""The published form of a deal file: the same for everybody, so that caches may keep it."""

import json
from functools import cache
from hashlib import sha256

from django.http import HttpResponse
from django.views.decorators.http import condition, require_safe

from termsheets.domain import schema

HEADERS = {"Cache-Control": "public, max-age=86400"}


@cache
def _text():
    return json.dumps(schema.json_schema(), indent=2, ensure_ascii=False) + "\n"


def _etag(request):
    return f'"{sha256(_text().encode()).hexdigest()}"'


@require_safe
@condition(etag_func=_etag)
def deal_schema(request):
    """Return the JSON Schema of a deal file."""
    return HttpResponse(_text(), content_type="application/schema+json", headers=HEADERS)
