"""The terms a PDF carries, and the form in which an agreed one keeps."""

import io
import json
from functools import cache

import pikepdf
import pytest

from termsheets.domain import schema
from termsheets.domain.projection import disclosed, public
from termsheets.domain.termsheet import term_sheet
from termsheets.render import attached, pdf
from termsheets.render.edition import AGREED
from tests.domain.test_projection import CANARY, with_canaries
from tests.render.factories import make_edition
from tests.render.reading import open_pdf, tags_of

DEAL = """
deal: {title: Lidar chips, effective_date: 2027-01-04, currency: EUR}
parties:
  - {code: PA-1, short_name: Veldrite, legal_name: Veldrite B.V., role: startup, country: NL}
  - {code: PA-2, short_name: Kestrel, legal_name: Kestrel AG, role: partner, country: DE}
background_assets:
  - {code: BG-1, owner: PA-1, title: Design kit, description: Kit, disclosure_level: full}
expectations: [{code: EX-1, party: PA-1, description: A qualified process}]
assumptions: [{code: AS-1, statement: Prices hold, review_date: 2027-09-30}]
fallback_terms:
  - {code: FB-1, clause_id: license.grant, trigger: deadlock, fallback_text: CANARY, shared: false}
"""
TERMS = schema.load_yaml(f"schema_version: 1\n{DEAL}")


@cache
def printed(label="Draft", terms=TERMS):
    """Return the PDF of a small deal."""
    sheet = term_sheet(public(terms))
    return pdf.render(sheet, make_edition(sheet, label=label), public(terms)).pdf


def everything_in(content):
    """Return all objects and all streams of a PDF, decompressed."""
    target = io.BytesIO()
    with open_pdf(content) as document:
        document.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.all)
        streams = [one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream)]
    return target.getvalue() + b"".join(streams)


@pytest.mark.parametrize("label", ["Draft", AGREED])
def test_pdf_carries_the_terms_it_was_drawn_from(label):
    found = schema.load_json(attached.terms_in(printed(label)))

    assert public(found) == disclosed(public(TERMS))


@pytest.mark.parametrize("label", ["Draft", AGREED])
def test_carried_terms_are_the_source_of_the_document(label):
    document = open_pdf(printed(label))

    (file,) = document.Root.AF
    assert file.AFRelationship == "/Source"
    assert file.UF == "terms.json"
    assert file.EF.F.Subtype == "/application/json"
    assert str(file.EF.F.Params.ModDate) == "D:20261201000000Z"
    assert json.loads(file.EF.F.read_bytes())["schema_version"] == 1


def test_agreed_pdf_is_archival_and_accessible():
    document = open_pdf(printed(AGREED))
    metadata = document.open_metadata()

    assert metadata.pdfa_status == "3A"
    assert metadata["pdfuaid:part"] == "1"
    assert document.Root.Metadata.get("/Filter") is None
    assert document.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert all(int(note.F) == 4 for page in document.pages for note in page.get("/Annots", []))


def test_draft_is_accessible_and_no_archive():
    metadata = open_pdf(printed()).open_metadata()

    assert metadata.pdfa_status == ""
    assert metadata["pdfuaid:part"] == "1"


def test_agreed_pdf_is_tagged_like_a_draft():
    draft, agreed = (tags_of(open_pdf(printed(label))) for label in ("Draft", AGREED))

    assert draft.count("H3") > 10
    assert agreed.count("P") == draft.count("P") + 1  # above the signatures
    assert others(agreed) == others(draft)


def others(tags):
    """Return the tags that do not stand for a paragraph and the words in it."""
    return [tag for tag in tags if tag not in ("P", "Span")]


@pytest.mark.parametrize("label", ["Draft", AGREED])
def test_same_deal_gives_the_same_bytes(label):
    assert printed.__wrapped__(label) == printed(label)


@pytest.mark.parametrize("label", ["Draft", AGREED])
def test_private_answer_changes_no_byte(label):
    with_secrets = with_canaries(TERMS)

    assert CANARY in repr(with_secrets)
    assert printed.__wrapped__(label, with_secrets) == printed(label)
    assert CANARY.encode() not in everything_in(printed(label))


def test_search_for_secrets_would_find_one_in_the_terms():
    told = TERMS.model_copy(
        update={"fallback_terms": (TERMS.fallback_terms[0].model_copy(update={"shared": True}),)}
    )

    assert CANARY.encode() in everything_in(printed("Draft", told))
