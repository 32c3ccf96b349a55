"""Marks up Word files as counsel does: tracked, untracked, with comments."""

import io
import zipfile
from copy import deepcopy

from lxml import etree

from termsheets.render.docx.xml import R, W, root, run, serialized, w

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
WHO = {"author": "Cy Counsel", "date": "2026-12-02T09:00:00Z"}


def replaced(file, old, new, tracked=True):
    """Return a file in which the first ``old`` inside a run gives way to ``new``."""
    return _edited(file, lambda root: _replace(_run_with(root, old), old, new, tracked))


def deleted(file, *words):
    """Return a file in which each paragraph with these words is deleted, its end too."""

    def delete(root):
        for one in words:
            _delete(_run_with(root, one).getparent())

    return _edited(file, delete)


def added(file, after, text, style=None):
    """Return a file with a new paragraph after the one with the words ``after``."""

    def add(root):
        paragraph = _run_with(root, after).getparent()
        style_of = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val")
        looks = w("pPr", w("pStyle", val=style or style_of), w("rPr", w("ins", id=91, **WHO)))
        paragraph.addnext(w("p", looks, w("ins", run(text), id=92, **WHO)))

    return _edited(file, add)


def commented(file, words, text):
    """Return a file with a comment at the run with these words."""

    def comment(document):
        found = _run_with(document, words)
        found.addprevious(w("commentRangeStart", id=7))
        found.addnext(w("r", w("commentReference", id=7)))
        found.addnext(w("commentRangeEnd", id=7))

    remark = root("comments", w("comment", w("p", run(text)), id=7, **WHO))
    return with_parts(_edited(_with_comments(file), comment), {COMMENTS: serialized(remark)})


def _with_comments(file):
    """Return a file that says it has comments."""
    relation = f'<Relationship Id="comments" Type="{R}/comments" Target="comments.xml"/>'
    override = f'<Override PartName="/{COMMENTS}" ContentType="{COMMENTS_TYPE}"/>'
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        relations, types = (package.read(name).decode() for name in (RELATIONS, TYPES))
    parts = {
        RELATIONS: relations.replace("</Relationships>", f"{relation}</Relationships>"),
        TYPES: types.replace("</Types>", f"{override}</Types>"),
    }
    return with_parts(file, parts)


def _edited(file, change):
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        root = etree.fromstring(package.read(DOCUMENT))
    change(root)
    return with_parts(file, {DOCUMENT: etree.tostring(root)})


def with_parts(file, parts):
    """Return a file with other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as package, zipfile.ZipFile(made, "w") as new:
        members = {name: package.read(name) for name in package.namelist()}
        for name, content in (members | parts).items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _run_with(root, words):
    texts = (text for text in root.iter(f"{{{W}}}t") if words in (text.text or ""))
    return next(text for text in texts if not _is_entry(text)).getparent()


def _is_entry(text):
    return next(text.iterancestors(f"{{{W}}}hyperlink"), None) is not None


def _replace(found, old, new, tracked):
    before, _, after = "".join(found.itertext()).partition(old)
    pieces = [run(before), *_change(old, new, tracked), run(after)]
    for piece in pieces:
        found.addprevious(piece)
    found.getparent().remove(found)


def _change(old, new, tracked):
    if not tracked:
        return [run(new)]
    gone = w("del", run(old, written="delText"), id=81, **WHO)
    return [gone, w("ins", run(new), id=82, **WHO)] if new else [gone]


def _delete(paragraph):
    looks = paragraph.find(f"{{{W}}}pPr")
    looks.append(w("rPr", w("del", id=71, **WHO)))
    for child in [*paragraph]:
        if child.tag == f"{{{W}}}r":
            gone = deepcopy(child)
            for text in gone.iter(f"{{{W}}}t"):
                text.tag = f"{{{W}}}delText"
            paragraph.replace(child, w("del", gone, id=72, **WHO))
