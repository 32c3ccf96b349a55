"""No Word file of a stranger is parsed before it is known to be harmless."""

import io
import zipfile

import pytest
from lxml import etree

from termsheets.domain.problems import Refused
from termsheets.render import docx
from termsheets.render.docx.reading import door
from tests.render.docx.package import document_of, members_of
from tests.render.factories import make_edition, make_sheet

DOCUMENT = b'<w:document xmlns:w="x"><w:body/></w:document>'
LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>'
ELSEWHERE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w>&a;</w>'


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


def word(**members):
    return zipped({"word/document.xml": DOCUMENT} | members)


def test_door_lets_our_own_file_in():
    sheet = make_sheet()
    file = docx.render(sheet, make_edition(sheet))

    opened = door.opened(file)

    assert {name: etree.tostring(root) for name, root in opened.items()} == {
        door.DOCUMENT: etree.tostring(document_of(file))
    }


def test_door_gives_comments_too():
    file = word(**{"word/comments.xml": DOCUMENT})

    assert [*door.opened(file)] == [door.DOCUMENT, door.COMMENTS]


def relations(kind, mode='TargetMode="External"'):
    said = f'<Relationship Id="r" Type="http://x/relationships/{kind}" Target="//x/y" {mode}/>'
    return f"<Relationships>{said}</Relationships>".encode()


RELATIONS = "word/_rels/document.xml.rels"
HOSTILE = {
    "text": (b"I am a contract.", door.NOT_WORD),
    "nothing": (b"", door.NOT_WORD),
    "50 MB": (bytes(50_000_000), door.TOO_LARGE),
    "zip of something else": (zipped({"word.txt": b"no"}), door.NOT_WORD),
    "cut off": (word()[:-30], door.NOT_WORD),
    "bomb": (word(**{"word/media/a.png": bytes(60_000_000)}), door.TOO_LARGE),
    "bomb in the document": (zipped({door.DOCUMENT: b" " * 20_000_000}), door.TOO_LARGE),
    "a million tags": (zipped({door.DOCUMENT: b"<a>" + b"<b/>" * 1_000_000}), door.TOO_LARGE),
    "a million attributes": (
        zipped({door.DOCUMENT: b"<a " + b'b="" ' * 1_000_000}),
        door.TOO_LARGE,
    ),
    "too many members": (word(**{f"a{at}": b"" for at in range(400)}), door.TOO_LARGE),
    "macro": (word(**{"word/vbaProject.bin": b"x"}), door.MACROS),
    "picture elsewhere": (word(**{RELATIONS: relations("image")}), door.OUTSIDE),
    "object elsewhere": (word(**{RELATIONS: relations("oleObject")}), door.OUTSIDE),
    "text elsewhere": (word(**{"word/_rels/a.xml.RELS": relations("aFChunk")}), door.OUTSIDE),
    "entities among relations": (word(**{RELATIONS: LAUGHS}), door.FOREIGN),
    "way out": (word(**{"../../etc/passwd": b"x"}), door.FOREIGN),
    "entities": (zipped({door.DOCUMENT: LAUGHS}), door.FOREIGN),
    "external entity": (zipped({door.DOCUMENT: ELSEWHERE}), door.FOREIGN),
    "not XML": (zipped({door.DOCUMENT: b"<a><b></a>"}), door.BROKEN),
    "not UTF-8": (zipped({door.DOCUMENT: LAUGHS.decode().encode("utf-16")}), door.BROKEN),
    "endless nesting": (zipped({door.DOCUMENT: b"<a>" * 300_000}), door.BROKEN),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_door_turns_hostile_files_away(name):
    file, reason = HOSTILE[name]

    with pytest.raises(Refused) as refused:
        door.opened(file)

    assert str(refused.value) == reason


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate"])
def test_door_lets_files_of_a_law_firm_in(kind):
    assert [*door.opened(word(**{RELATIONS: relations(kind)}))] == [door.DOCUMENT]


def test_door_believes_no_size_that_a_member_claims():
    file = zipped({door.DOCUMENT: b"<a>" + b" " * 20_000_000 + b"</a>"})
    actual = (20_000_007).to_bytes(4, "little")

    lying = file.replace(actual, (1_000).to_bytes(4, "little"))

    assert file != lying
    with pytest.raises(Refused):
        door.opened(lying)


def test_door_reads_what_word_adds():
    members = members_of(docx.render(make_sheet(), make_edition(make_sheet())))

    assert [*door.opened(zipped(members | {"customXml/item1.xml": b"<a/>"}))] == [door.DOCUMENT]
