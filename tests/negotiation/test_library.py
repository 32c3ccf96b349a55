"""The clause library is written in versions: drafts follow the one in force, rounds keep theirs."""

import pytest

from termsheets.domain.wording import BadWording
from termsheets.models import AuditEvent, AuditKind, ClauseChoice, LibraryVersion, Round
from termsheets.negotiation import drafting, library, library_uses, receiving, rounds
from termsheets.negotiation.errors import Denied, WordsChanged
from termsheets.negotiation.sheets import sheet_of
from termsheets.negotiation.verifying import verify
from tests.answering import answer_warnings
from tests.librarians import LAW, drop, make_librarian, publish, reword, start
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
OURS = "The law of [[deal.governing_law]] governs, and the moon shines."


@pytest.fixture
def lin():
    return make_librarian()


@pytest.fixture
def talks():
    return make_talks()


def says(sheet, clause_id=LAW):
    """Return the words of a clause of a sheet; empty where it does not print."""
    found = {clause.id: clause for section in sheet.sections for clause in section.children}
    clause = found.get(clause_id)
    return " ".join(block.text for block in clause.body) if clause else ""


def states():
    """Return where each version stands, by its number."""
    return dict(LibraryVersion.objects.values_list("number", "state"))


def test_shipped_library_is_version_1_in_force(talks):
    assert states() == {1: "published"}
    assert talks.draft().worded_by == 1


def test_draft_of_a_deal_takes_up_what_is_published(lin, talks):
    before = says(sheet_of(talks.draft()))
    version = reword(start(lin), lin, OURS)

    assert says(sheet_of(talks.draft())) == before

    publish(version, lin)

    assert "the moon shines" in says(sheet_of(talks.draft()))
    assert talks.draft().worded_by == 2
    assert states() == {1: "retired", 2: "published"}


def test_round_keeps_its_words_and_tells_its_version(lin, talks):
    first = talks.send()
    publish(reword(start(lin), lin, OURS), lin)
    talks.edit("PA-2", title="Other words")
    second = talks.send("PA-2")

    assert [(sent.number, sent.library) for sent in Round.objects.all()] == [(1, 1), (2, 2)]
    assert "moon" not in says(Round.objects.get(pk=first.pk).sheet())
    assert "moon" in says(second.sheet())
    assert verify().broken == ()


def test_draft_nobody_touched_still_follows_the_next_round(lin, talks):
    talks.send()
    publish(reword(start(lin), lin, OURS, when="deal.title == 'another'"), lin)

    assert not receiving.has_unsent_edits(talks.draft("PA-2"))


def test_round_is_not_sent_in_words_its_sender_has_not_read(lin, talks):
    draft = talks.draft()
    answer_warnings(draft)
    publish(reword(start(lin), lin, OURS), lin)
    sender = {"side_id": draft.side_id, "user": talks.founders["PA-1"], "version": draft.version}

    with pytest.raises(WordsChanged):
        rounds.send_round(deal_id=talks.deal.pk, library=1, **sender)

    assert rounds.send_round(deal_id=talks.deal.pk, library=2, **sender).library == 2


def test_clause_that_cannot_print_is_refused_by_file_clause_and_word(lin):
    version = start(lin)

    with pytest.raises(BadWording, match=r"^deal.yaml, general.law: 'deal.color' is not known.$"):
        reword(version, lin, "By [[deal.color]].")

    assert LibraryVersion.objects.get(number=2).digest == version.digest


def test_save_from_an_older_state_of_the_clause_is_told(lin):
    version = start(lin)
    reword(version, lin, OURS)

    with pytest.raises(library.WordsMoved, match=r"clause general\.law"):
        reword(version, lin, "By the sun.")
    stored = LibraryVersion.objects.get(number=2)
    stored = reword(stored, lin, "The purpose is [[deal.purpose]].", "status.purpose")

    assert says(library.sample_sheet(stored.library(), "saas-distribution", "balanced")) != ""
    assert "moon" in LibraryVersion.objects.get(number=2).files()["deal.yaml"]


def test_file_is_saved_whole_and_refused_by_line(lin):
    version = start(lin)
    text = version.files()["deal.yaml"]
    known = {"number": 2, "user": lin, "name": "deal.yaml"}
    mark = library.mark_of(text)

    with pytest.raises(BadWording, match=r"^deal.yaml, line \d+: "):
        library.save_file(text=text + "\n- [", seen=mark, **known)
    library.save_file(text=text.replace("governs", "rules"), seen=mark, **known)

    assert "rules the binding" in LibraryVersion.objects.get(number=2).files()["deal.yaml"]


def test_version_that_is_published_or_set_aside_does_not_change(lin):
    published, aside = start(lin), start(lin)
    publish(published, lin)
    library.retire(number=aside.number, user=lin)

    for version in (published, aside):
        with pytest.raises(library.VersionClosed):
            reword(version, lin, OURS)
        with pytest.raises(library.VersionClosed):
            publish(version, lin)
        with pytest.raises(library.VersionClosed):
            library.retire(number=version.number, user=lin)


def test_publisher_has_read_what_is_published(lin):
    version = start(lin)
    seen = version.digest
    reword(version, lin, OURS)

    with pytest.raises(library.WordsMoved):
        library.publish(number=2, user=lin, seen=seen)

    assert states() == {1: "published", 2: "draft"}


def test_former_words_come_back_as_a_copy(lin, talks):
    before = says(sheet_of(talks.draft()))
    publish(reword(start(lin), lin, OURS), lin)
    publish(start(lin, base=1), lin)

    assert says(sheet_of(talks.draft())) == before
    assert states() == {1: "retired", 2: "retired", 3: "published"}


def test_draft_lives_on_without_a_clause_that_was_dropped(lin, talks):
    draft = talks.draft()
    kept = {"draft_id": draft.pk, "user": talks.founders["PA-1"]}
    drafting.choose_wording(
        version=draft.version, clause_id=LAW, position="custom", custom_text="Ours.", **kept
    )
    talks.edit(key="negotiation_plan", binding_clauses=(LAW, "general.costs"))
    version = drop(start(lin), lin, LAW)
    (loss,) = library_uses.losses(draft.library, version.library())
    publish(version, lin)

    sheet = sheet_of(talks.draft())

    assert (loss.clause, loss.chosen, loss.own, loss.named) == (LAW, 1, 1, 1)
    assert says(sheet) == ""
    assert "Governing law" not in says(sheet, "status.binding_effect")
    talks.edit(key="negotiation_plan", lockout=False)
    assert ClauseChoice.objects.filter(clause_id=LAW).exists()
    assert talks.send().library == 2


def test_uses_of_a_version_are_drafts_in_force_and_rounds_by_number(lin, talks):
    first = LibraryVersion.objects.get(number=1)
    sent = talks.send()
    second = publish(reword(start(lin), lin, OURS), lin)
    first.refresh_from_db()

    assert list(library_uses.rounds_worded_by(first)) == [sent]
    assert list(library_uses.rounds_worded_by(second)) == []
    assert not library_uses.drafts_worded_by(first).exists()
    assert {draft.by_hand for draft in library_uses.drafts_worded_by(second)} == {0}


@pytest.mark.parametrize("facts", [{"is_staff": False}, {"is_staff": True}])
def test_nobody_but_librarians_writes_words(lin, facts):
    version, user = start(lin), make_user("max", **facts)

    for act in (
        lambda: start(user),
        lambda: reword(version, user, OURS),
        lambda: publish(version, user),
        lambda: library.retire(number=2, user=user),
        lambda: library.save_file(number=2, user=user, name="deal.yaml", text="", seen=""),
    ):
        with pytest.raises(Denied):
            act()


def test_every_act_is_in_the_trail(lin):
    publish(reword(start(lin), lin, OURS), lin)
    library.retire(number=start(lin).number, user=lin)

    kinds = AuditEvent.objects.filter(kind__startswith="library").values_list("kind", flat=True)

    assert list(kinds) == [
        AuditKind.LIBRARY_STARTED,
        AuditKind.LIBRARY_EDITED,
        AuditKind.LIBRARY_RETIRED,
        AuditKind.LIBRARY_PUBLISHED,
        AuditKind.LIBRARY_STARTED,
        AuditKind.LIBRARY_RETIRED,
    ]
