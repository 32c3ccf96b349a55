"""A marked Word file on its way through the pages, and files that should not get in."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from termsheets.models import Comment, Markup
from termsheets.negotiation.sheets import choices_of
from tests import marking
from tests.people import make_user
from tests.talks import make_talks
from tests.views.posts import LAW, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(bea, talks):
    """Return the clean Word file of round 1."""
    return b"".join(bea.get(address("round-download", talks, 1, "docx")).streaming_content)


def upload(client, talks, content, number=1, **options):
    file = SimpleUploadedFile("marked.docx", content)
    return client.post(address("markup-upload", talks, number), {"file": file}, **options)


def take(client, talks, *chosen, code="PA-2"):
    posted = {
        "markup": Markup.objects.get().pk,
        "version": talks.draft(code).version,
        "change": chosen,
    }
    return client.post(address("markup-take", talks), posted)


def test_marked_copy_goes_from_upload_into_the_draft(bea, talks, copy):
    marked = marking.replaced(copy, "31 January 2030", "31 January 2031")
    marked = marking.replaced(marked, "governs the", "rules the", tracked=False)
    marked = marking.replaced(marked, "will grant", "may grant")
    marked = marking.commented(marked, "count as background", "Always?")

    page = upload(bea, talks, marked, follow=True)

    entries = page.context["entries"]
    assert [one.change.fate for one in entries.taken] == ["answers", "wording", "comment"]
    assert [one.change.place for one in entries.left] == ["license.grant.LG-1"]
    assert "Edited without a track" in page.text
    assert "Not taken: do it by hand" in page.text
    done = take(bea, talks, *(str(one.at) for one in entries.taken))
    assert done.url == address("redline-draft", talks, 1)
    assert "rules the" in choices_of(talks.draft("PA-2"))[LAW].custom_text
    assert Comment.objects.get().text == "Cy Counsel: Always?"


def test_answer_is_shown_with_both_values_and_taken(bea, talks, copy):
    page = upload(bea, talks, marking.replaced(copy, "31 January 2030", "1 May 2031"), follow=True)

    [entry] = page.context["entries"].taken
    assert entry.answers == [("LG-1, end date", "31 January 2030", "1 May 2031")]
    assert "<del><span" in page.text
    take(bea, talks, entry.at)
    assert str(talks.draft("PA-2").terms().license_grants[0].end_date) == "2031-05-01"


def test_refused_choice_comes_back_with_its_ticks(bea, talks, copy):
    marked = marking.replaced(copy, "31 January 2030", "1 May 2031")
    upload(bea, talks, marking.replaced(marked, "governs the", "rules the"))
    talks.edit("PA-2", purpose="Ours")
    posted = {"markup": Markup.objects.get().pk, "version": 1, "change": ["1"]}

    page = bea.post(address("markup-take", talks), posted)

    assert page.status_code == 409
    assert [one.ticked for one in page.context["entries"].taken] == [False, True]
    assert "Your draft has changed" in page.text
    assert "Error: " in page.text


def test_upload_is_thrown_away(bea, talks, copy):
    upload(bea, talks, marking.replaced(copy, "governs the", "rules the"))
    before = talks.draft("PA-2").version

    bea.post(address("markup-discard", talks))

    assert (Markup.objects.exists(), talks.draft("PA-2").version) == (False, before)


def test_hostile_words_stay_words(bea, talks, copy):
    marked = marking.replaced(copy, "governs the", "<script>alert(1)</script>")

    page = upload(bea, talks, marked, follow=True).text

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def macros(copy):
    return marking.with_parts(copy, {"word/vbaProject.bin": b"x"})


def garbled(copy):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", "<w:document")
    return made.getvalue()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda copy: b"%PDF-1.7 no Word file", "not a Word file"),
        (lambda copy: b"", "choose the Word file"),
        (lambda copy: b"0" * 11_000_000, "larger than any term sheet"),
        (macros, "macros"),
        (garbled, "cannot be read"),
        (lambda copy: copy, "says what the round says"),
    ],
    ids=["pdf", "empty", "large", "macros", "garbled", "unchanged"],
)
def test_file_that_asks_for_nothing_is_refused(bea, talks, copy, spoil, words):
    page = upload(bea, talks, spoil(copy))

    assert (page.status_code, words in page.text, Markup.objects.exists()) == (422, True, False)


def test_copy_of_another_round_is_refused(bea, talks, copy):
    talks.edit("PA-2", purpose="Ours")
    talks.send("PA-2")

    page = upload(bea, talks, copy, number=2)

    assert (page.status_code, "no copy of Round 2" in page.text) == (422, True)


def test_copy_of_another_deal_is_refused(client, bea, talks, copy):
    other = make_talks(names=("fay", "gus"))
    other.send()
    client.force_login(other.founders["PA-2"])

    page = upload(client, other, marking.replaced(copy, "governs the", "rules the"))

    assert (page.status_code, "no copy of Round 1" in page.text) == (422, True)


def test_copy_is_refused_where_the_draft_says_another_round(bea, client, talks, copy):
    talks.edit("PA-2", purpose="Ours")
    talks.send("PA-2")

    page = upload(bea, talks, marking.replaced(copy, "governs the", "rules the"))

    assert (page.status_code, "Take that round up first" in page.text) == (409, True)


def test_viewer_neither_uploads_nor_takes(client, bea, talks, copy):
    marked = marking.replaced(copy, "governs the", "rules the")
    upload(bea, talks, marked)
    client.force_login(talks.join("PA-2", "vic", "viewer"))

    pages = [upload(client, talks, marked), take(client, talks, "0")]
    pages.append(client.post(address("markup-discard", talks)))

    assert [page.status_code for page in pages] == [403, 403, 403]
    assert "Upload a marked" not in client.get(address("round", talks, 1)).text
    assert "Take what is ticked" not in client.get(address("markup", talks)).text
    assert Markup.objects.exists()


def test_other_side_finds_nothing(client, bea, talks, copy):
    upload(bea, talks, marking.replaced(copy, "governs the", "rules the CANARY"))
    client.force_login(talks.founders["PA-1"])

    page = client.get(address("markup", talks), follow=True)
    taken = take(client, talks, "0", code="PA-1")

    assert "CANARY" not in page.text + taken.text
    assert (taken.status_code, Markup.objects.count()) == (409, 1)


@pytest.mark.parametrize("name", ["markup", "markup-take", "markup-discard"])
def test_page_is_not_there_for_strangers(client, talks, name):
    client.force_login(make_user("eve"))

    ask = client.get if name == "markup" else client.post
    assert ask(address(name, talks)).status_code == 404
    assert upload(client, talks, b"x").status_code == 404
