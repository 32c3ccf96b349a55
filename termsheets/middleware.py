"""What every response passes through on its way out."""


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
