"""What every request passes through on its way in, every response on its way out."""


def keep_pages_private(get_response):
    """Forbid storing any page that does not say otherwise.

    Nearly every page shows something that belongs to one person, so a cache
    has to be invited by the view, never kept out by it.
    """

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware


def read_forms_as_utf8(get_response):
    """Read what is posted as our pages are written, whatever letters it claims to be in.

    Python knows "hex" and the like as ways to encode, but not of text.
    """

    def middleware(request):
        request.encoding = None
        return get_response(request)

    return middleware
