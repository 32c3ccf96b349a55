"""Which address leads where."""

from django.contrib import admin
from django.urls import include, path

from termsheets.views import people

urlpatterns = [
    path("", people.landing, name="landing"),
    path("account/", people.account, name="account"),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
