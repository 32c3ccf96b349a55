"""The site's addresses, and the least a signed-in page can do."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.urls import path

from termsheets.models import Deal
from termsheets.urls import urlpatterns as site


@login_required
def floor(request, deal_id):
    """Return an empty page after one query."""
    Deal.objects.get(pk=deal_id)
    return HttpResponse()


@login_required
def same_file(request, deal_id):
    """Return a file as large as the download it is compared with, after one query."""
    Deal.objects.get(pk=deal_id)
    return FileResponse((settings.FILES_ROOT / "same.pdf").open("rb"))


urlpatterns = [
    path("floor/<uuid:deal_id>/", floor),
    path("same-file/<uuid:deal_id>/", same_file),
    *site,
]
