"""The page of stages: where the deal stands, what each stage opens, confirm and close."""

import pytest
from django.urls import reverse

from termsheets.models import Deal
from tests.negotiation.test_stages import close, confirm, in_talks, pool_opened
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


def address(name, talks, *more):
    """Return the address of a page of the talks."""
    return reverse(name, args=[talks.deal.pk, *more])


@pytest.fixture
def talks():
    """Return talks about a pool, with the gate of the first stage passed."""
    return in_talks()


@pytest.fixture
def bea(client, talks):
    """Return the client of the founder who reads what the other side has sent."""
    client.force_login(talks.founders["PA-2"])
    return client


@pytest.mark.parametrize("name", ["stage-list", "stage-confirm", "stage-close"])
def test_stages_do_not_exist_for_a_stranger(client, talks, name):
    client.force_login(make_user("eve"))
    more = [] if name == "stage-list" else ["nda"]
    ask = client.get if name == "stage-list" else client.post

    assert ask(address(name, talks, *more)).status_code == 404


def test_page_tells_where_the_deal_stands_and_what_opens_next(bea, talks):
    page = bea.get(address("stage-list", talks)).content.decode()

    assert page.count("<button") == page.count("Confirm<span") == 1
    assert "Once a non-disclosure agreement is signed" in page
    assert "Process and device data</b>: technical detail (full)" in page
    assert "A mid-single-digit royalty rising with yearly sales" in page


def test_before_the_first_round_there_are_no_stages(client):
    talks = make_talks()
    client.force_login(talks.founders["PA-1"])

    assert b"Nothing has been sent yet" in client.get(address("stage-list", talks)).content


def test_founders_of_both_sides_open_a_stage_and_one_closes_it(bea, talks):
    confirm(talks, "nda", "PA-1")
    bea.post(address("stage-confirm", talks, "nda"))
    opened = Deal.objects.get().stage
    answer = bea.post(address("stage-close", talks, "nda"))

    assert (opened, Deal.objects.get().stage) == ("nda", "none")
    assert answer.url == address("stage-list", talks)


@pytest.mark.parametrize(
    ("role", "confirmed", "closed"), [("counsel", 403, 302), ("viewer", 403, 403)]
)
def test_only_founders_open_and_counsel_may_close(client, talks, role, confirmed, closed):
    confirm(talks, "nda", "PA-1")
    client.force_login(talks.join("PA-2", "lea", role))

    assert client.post(address("stage-confirm", talks, "nda")).status_code == confirmed
    assert client.post(address("stage-close", talks, "nda")).status_code == closed


def test_stage_out_of_turn_is_refused_in_words(bea, talks):
    answer = bea.post(address("stage-confirm", talks, "definitive"))

    assert answer.status_code == 422
    assert b"not the next to open" in answer.content


def test_round_and_its_files_follow_the_stage_at_the_next_request(bea, talks):
    files = [address("round-download", talks, 1, name) for name in ("text", "terms.json")]
    pages = [address("round", talks, 1), *files]

    def told():
        bodies = (bea.get(page) for page in pages)
        return [b"EP 9 999 001" in b"".join(body) for body in bodies]

    before = told()
    confirm(talks, "nda")
    opened = told()
    bea.post(address("stage-close", talks, "nda"))

    assert (before, opened, told()) == ([False] * 3, [True] * 3, [False] * 3)


def test_forecast_shows_what_is_open_and_no_empty_column(client):
    talks = make_talks("saas-distribution")
    talks.send()
    client.force_login(talks.founders["PA-2"])
    page = client.get(address("stage-list", talks)).content.decode()

    assert "Forecast of Tidelark" in page
    assert "Revenue low amount" in page
    assert "Cost amount" not in page
    assert "420,000" not in page


def test_pages_say_that_nothing_is_agreed_while_a_stage_is_closed_again(client):
    talks = pool_opened()
    close(talks, "clean_team")
    client.force_login(talks.founders["PA-2"])
    names = (("stage-list",), ("open-points",), ("round-accept-all", 1))

    pages = [client.get(reverse(name, args=[talks.deal.pk, *more])).text for name, *more in names]

    assert ["<b>Once a clean team is named</b> was open" in page for page in pages] == [True] * 3
