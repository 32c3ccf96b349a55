"""The addresses of a deal's talks, below the deal's own."""

from django.urls import path

from termsheets.views import (
    accepting,
    bracketed,
    bracketed_files,
    certificates,
    dates,
    desk,
    findings,
    history,
    markups,
    members,
    open_points,
    overlaps,
    redline_files,
    redlines,
    responses,
    review,
    rounds,
    stages,
)
from termsheets.views.ahead import licenses, whatif

urlpatterns = [
    path("review/", review.review, name="deal-review"),
    path("review/ask/", desk.ask, name="review-ask"),
    path("review/call-off/", desk.call_off, name="review-call-off"),
    path("review/say/", desk.say, name="review-say"),
    path("review/notes/<int:note_id>/settle/", desk.settle, name="review-settle"),
    path("review/findings.pdf", findings.download_report, name="report-findings"),
    path(
        "review/findings/<slug:fingerprint>/answer/",
        findings.answer_finding,
        name="finding-answer",
    ),
    path(
        "review/answers/<int:answer_id>/take-back/", findings.reopen_finding, name="finding-reopen"
    ),
    path("rounds/", rounds.round_list, name="round-list"),
    path("rounds/send/", review.send, name="round-send"),
    path("rounds/take-up/", rounds.take_up, name="round-take-up"),
    path("rounds/<int:number>/", rounds.round_page, name="round"),
    path("rounds/<int:number>/withdraw/", rounds.withdraw, name="round-withdraw"),
    path("rounds/<int:number>/accept/", accepting.accept_all, name="round-accept-all"),
    path("rounds/<int:number>/respond/", responses.respond, name="round-respond"),
    path("rounds/<int:number>/comment/", responses.add_comment, name="comment-add"),
    path("comments/<int:comment_id>/resolve/", responses.resolve, name="comment-resolve"),
    path("rounds/<int:number>/markup/", markups.upload, name="markup-upload"),
    path("markup/", markups.markup_page, name="markup"),
    path("markup/take/", markups.take, name="markup-take"),
    path("markup/discard/", markups.discard, name="markup-discard"),
    path("redline/", redlines.choose, name="redline-choose"),
    path("redline/<int:old>/<int:new>/", redlines.redline_page, name="redline"),
    path("redline/<int:old>/draft/", redlines.redline_page, name="redline-draft"),
    path(
        "redline/<int:old>/<int:new>/download/<str:name>/",
        redline_files.download_redline,
        name="redline-download",
    ),
    path(
        "redline/<int:old>/draft/download/<str:name>/",
        redline_files.download_redline,
        name="redline-draft-download",
    ),
    path("bracketed/", bracketed.bracketed_page, name="bracketed"),
    path(
        "bracketed/download/<str:name>/",
        bracketed_files.download_bracketed,
        name="bracketed-download",
    ),
    path("open-points/", open_points.open_points, name="open-points"),
    path("dates/", dates.dates, name="deal-dates"),
    path("dates/gates/<str:code>/", dates.decide_gate, name="gate-decide"),
    path("dates/fallbacks/<str:code>/", dates.use_fallback, name="fallback-use"),
    path("what-if/", whatif.what_if, name="what-if"),
    path("what-if/download/", whatif.download_what_if, name="what-if-download"),
    path("license-map/", licenses.licenses, name="license-map"),
    path("license-map/download/", licenses.download_licenses, name="license-map-download"),
    path("stages/", stages.stage_list, name="stage-list"),
    path("stages/<slug:stage>/confirm/", stages.confirm_stage, name="stage-confirm"),
    path("stages/<slug:stage>/close/", stages.close_stage, name="stage-close"),
    path("overlaps/", overlaps.overlap_list, name="overlap-list"),
    path(
        "overlaps/<slug:key>/<str:code>/<slug:field>/ask/", overlaps.ask_overlap, name="overlap-ask"
    ),
    path("agreed/certificate/", certificates.download_certificate, name="certificate"),
    path("history/", history.history, name="deal-history"),
    path("people/", members.member_list, name="member-list"),
    path("people/invite/", members.invite, name="member-invite"),
    path("people/<int:membership_id>/revoke/", members.revoke_member, name="member-revoke"),
    path(
        "people/invitations/<int:invitation_id>/revoke/",
        members.revoke_invitation,
        name="invitation-revoke",
    ),
]
