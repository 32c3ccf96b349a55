"""Which address leads where."""

from django.contrib import admin
from django.urls import include, path

from termsheets.views import (
    deals,
    downloads,
    invitations,
    people,
    register,
    round_files,
    schema,
    termsheet,
    unsent,
)

urlpatterns = [
    path("", people.landing, name="landing"),
    path("account/", people.account, name="account"),
    path("account/", include("allauth.urls")),
    path("account/unsent/", unsent.unsent, name="unsent"),
    path("admin/", admin.site.urls),
    path("deals/", deals.deal_list, name="deal-list"),
    path("deals/new/", deals.new_deal, name="deal-new"),
    path("deals/<uuid:deal_id>/", include("termsheets.wizard.urls")),
    path("deals/<uuid:deal_id>/", include("termsheets.views.urls")),
    path("deals/<uuid:deal_id>/term-sheet/", termsheet.sheet_page, name="term-sheet"),
    path(
        "deals/<uuid:deal_id>/term-sheet/<str:clause_id>/",
        termsheet.wording_page,
        name="clause-wording",
    ),
    path(
        "deals/<uuid:deal_id>/term-sheet/<str:clause_id>/choose/",
        termsheet.choose_wording,
        name="choose-wording",
    ),
    path("deals/<uuid:deal_id>/download/<str:name>/", downloads.download, name="download"),
    path(
        "deals/<uuid:deal_id>/rounds/<int:number>/download/<str:name>/",
        round_files.download_round,
        name="round-download",
    ),
    path(
        "deals/<uuid:deal_id>/agreed/download/<str:name>/",
        round_files.download_agreed,
        name="agreed-download",
    ),
    path("register/", register.ip_register, name="ip-register"),
    path("schema/deal.json", schema.deal_schema, name="deal-schema"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
]
