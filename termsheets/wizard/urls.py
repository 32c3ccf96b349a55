"""The wizard's addresses, below a deal's own."""

from django.urls import path

from termsheets.wizard import matrix, mending, positions, rows, usual, views

urlpatterns = [
    path("", views.hub, name="wizard-hub"),
    path("draft/check-answers/", views.check_answers, name="wizard-check"),
    path("draft/undo/<int:removed_id>/", rows.undo, name="wizard-undo"),
    path("draft/exits/matrix/", matrix.exit_matrix, name="wizard-matrix"),
    path("draft/exits/usual-answers/", usual.usual_answers, name="wizard-usual"),
    path("draft/position/<slug:key>/<str:code>/<slug:field>/", positions.position, name="position"),
    path("draft/mend/<str:check>/<str:subject>/", mending.mend, name="wizard-mend"),
    path("draft/mend/<str:check>/<str:subject>/undo/", mending.unmend, name="wizard-unmend"),
    path("draft/<slug:slug>/", views.edit, name="wizard-step"),
    path("draft/<slug:slug>/<slug:kind>/add/", rows.add, name="wizard-add"),
    path("draft/<slug:slug>/<str:code>/remove/", rows.remove, name="wizard-remove"),
    path("draft/<slug:slug>/<str:code>/move/", rows.move, name="wizard-move"),
    path("draft/<slug:slug>/<str:code>/duplicate/", rows.duplicate, name="wizard-duplicate"),
    path("draft/<slug:slug>/<str:code>/retire/", rows.retire, name="wizard-retire"),
    path("draft/<slug:slug>/<str:code>/", views.edit, name="wizard-row"),
]
