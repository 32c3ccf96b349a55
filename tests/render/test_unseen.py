"""Words of the text layer that take no room: what a mark says, and nobody else can say."""

import re
import subprocess

import pytest

from termsheets.render import unseen
from termsheets.render.press import press
from tests.render.reading import open_pdf, pages_of

PAGE = """<html lang="en" class="a4 redline"><title>Fee</title><body><h1>Fee</h1>
<h2 id="a">Pay <del data-says="deleted c7">5%</del><ins data-says="inserted c7">7%</ins> now</h2>
<p><ins data-says="moved here c12 in c3">Net of <strong>tax</strong></ins>.{}</p></html>"""


@pytest.fixture(scope="module")
def rendered():
    return press(PAGE.format("")).pdf


def test_marks_are_told_in_the_text_layer(rendered):
    assert pages_of(rendered)[0].splitlines()[1:3] == [
        "Pay [deleted c7: 5%][inserted c7: 7%] now",
        "[moved here c12 in c3: Net of tax].",
    ]


def test_outline_tells_the_marks_in_words(rendered):
    document = open_pdf(rendered)

    with document.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]

    assert titles == ["Pay [deleted c7: 5%][inserted c7: 7%] now"]


def test_marks_take_no_room(rendered):
    plain = press(re.sub(r' data-says="[^"]*"', "", PAGE.format(""))).pdf

    assert picture_of(rendered) == picture_of(plain)


def picture_of(pdf):
    command = ["pdftoppm", "-r", "60", "-gray", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def test_spaces_beside_a_mark_are_as_wide_as_others(caplog):
    marked = (
        '<p>A<ins data-says="inserted c1"> new\u00a0</ins>b <del data-says="deleted c2">c </del>d'
    )
    plain = re.sub(r' data-says="[^"]*"', "", marked)

    places = [places_of(press(PAGE.format(text)).pdf) for text in (marked, plain)]

    assert places[0] == places[1]
    assert caplog.records == []


def places_of(pdf):
    """Return where the last word of the page ends."""
    command = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return re.findall(r'xMin="(\d+).*>d</word>', done.stdout.decode())


def test_words_of_a_deal_cannot_pass_for_a_mark():
    typed = unseen.SIGNS[unseen.END] + unseen.SIGNS[unseen.COLON]

    [page] = pages_of(press(PAGE.format(typed)).pdf)

    assert page.count(": ") == 3
    assert page.count("]") == 3
