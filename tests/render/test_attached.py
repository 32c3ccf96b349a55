"""Terms come back from our own PDFs; any other file is refused soon, and in plain words."""

import io
import time
import zlib

import pikepdf
import pytest

from termsheets.domain.problems import Refused
from termsheets.domain.projection import disclosed, public
from termsheets.domain.schema import dump
from termsheets.render import attached, importing, opening
from tests.render.test_archive import TERMS, printed

NO_TERMS = "This PDF carries no terms. Use a term sheet downloaded from here."
BROKEN = "The PDF cannot be opened. Use a term sheet as it was downloaded from here."
DAMAGED = "The terms in this PDF are damaged. Download the term sheet again."
JSON = dump(TERMS, "json").encode()


def pdf_with(content=JSON, name="terms.json", **saving):
    """Return a PDF of one page that carries a file."""
    document = pikepdf.new()
    document.add_blank_page()
    if content is not None:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, content)
    return saved(document, **saving)


def saved(document, **saving):
    target = io.BytesIO()
    document.save(target, **saving)
    return target.getvalue()


def pdf_with_stream(data, filters):
    """Return a PDF whose carried file is the given compressed data."""
    document = pikepdf.open(io.BytesIO(pdf_with()))
    stream = document.attachments["terms.json"].obj.EF.F
    stream.write(data, filter=pikepdf.Array([pikepdf.Name(f"/{name}") for name in filters]))
    return saved(
        document, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )


def bomb(levels=2, size=400_000_000):
    """Return a PDF of a few kilobytes that unpacks to very much more."""
    packer = zlib.compressobj(9)
    chunk = bytes(10_000_000)
    data = b"".join(packer.compress(chunk) for _ in range(size // len(chunk))) + packer.flush()
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    return pdf_with_stream(data, ["FlateDecode"] * levels)


def circle():
    """Return a PDF whose tree of carried files contains itself."""
    document = pikepdf.open(io.BytesIO(pdf_with()))
    tree = document.make_indirect(pikepdf.Dictionary())
    tree.Kids = pikepdf.Array([tree, tree])
    document.Root.Names.EmbeddedFiles = tree
    return saved(document)


def refusal(content):
    with pytest.raises(Refused) as refused:
        importing.terms_of(content)
    return str(refused.value)


def outcome_of(content):
    """Return the terms that a file gives, or why it is refused."""
    try:
        return importing.terms_of(content)
    except Refused as refused:
        return str(refused)


def test_deal_can_be_started_from_our_own_pdf():
    assert public(importing.terms_of(printed())) == disclosed(public(TERMS))


def test_pdf_saved_again_by_another_program_still_carries_its_terms():
    again = saved(
        pikepdf.open(io.BytesIO(printed())), object_stream_mode=pikepdf.ObjectStreamMode.disable
    )

    assert public(importing.terms_of(again)) == disclosed(public(TERMS))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: pdf_with(None), NO_TERMS),
        (lambda: pdf_with(name="other.json"), NO_TERMS),
        (lambda: pdf_with(b""), NO_TERMS),
        (lambda: pdf_with(b" " * (opening.TERMS_LIMIT + 1)), NO_TERMS),
        (lambda: pdf_with(b"\xff\xfe"), DAMAGED),
        (lambda: b"%PDF-", BROKEN),
        (lambda: b"%PDF-1.7\n" + b"\xff" * 1000, BROKEN),
        (lambda: printed()[:2000], BROKEN),
        (lambda: pdf_with(encryption=pikepdf.Encryption(owner="a", user="b")), BROKEN),
        (lambda: pdf_with_stream(b"not compressed", ["FlateDecode"]), BROKEN),
        (lambda: b"%PDF-" + b"x" * importing.LARGEST, "The PDF is larger than 10 MB."),
        (lambda: pdf_with(b"{"), "The file is not JSON"),
        (lambda: pdf_with(b'{"schema_version": 2}'), "The file has schema version 2"),
        (lambda: pdf_with(b'{"schema_version": 1, "x": 1}'), "there is no field called x"),
    ],
)
def test_pdf_that_cannot_be_used_is_refused_in_plain_words(content, reason):
    assert reason in refusal(content())


@pytest.mark.parametrize("content", [bomb, lambda: bomb(levels=1), circle])
def test_hostile_pdf_is_refused_soon(content):
    hostile = content()
    assert len(hostile) < 500_000
    started = time.monotonic()

    message = refusal(hostile)

    assert message in (BROKEN, NO_TERMS)
    assert time.monotonic() - started < attached.START_SECONDS + attached.SECONDS


@pytest.mark.parametrize("cut", range(1, 20))
def test_torn_pdf_gives_all_terms_or_none(cut):
    content = pdf_with()
    torn = content[: max(len(attached.MARK), len(content) * cut // 20)]

    assert outcome_of(torn) in (TERMS, BROKEN, NO_TERMS, DAMAGED)


def test_opening_leaves_no_process_behind(monkeypatch):
    started = []
    make = attached.processes.Process
    monkeypatch.setattr(
        attached.processes, "Process", lambda **given: started.append(make(**given)) or started[-1]
    )

    refusal(b"%PDF-")
    importing.terms_of(pdf_with())

    assert [process.exitcode is None for process in started] == [False, False]
