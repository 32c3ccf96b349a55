"""The site's addresses, and the least a signed-in page can do."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path

from termsheets.models import Deal
from termsheets.urls import urlpatterns as site


@login_required
def floor(request, deal_id):
    """Return an empty page after one query."""
    Deal.objects.get(pk=deal_id)
    return HttpResponse()


urlpatterns = [path("floor/<uuid:deal_id>/", floor), *site]
