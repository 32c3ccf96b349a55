"""What makes a PDF keep: the terms it was drawn from, and PDF/A-3."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydyf import PDF, Array, Dictionary, Stream

from termsheets.render.opening import NAME

ACCESSIBLE, ARCHIVAL = "pdf/ua-1", "pdf/a-3a"
"""PDF/A-3a is tagged as PDF/UA-1 is; WeasyPrint lets a file claim one of them only."""

ALSO_ACCESSIBLE = Path(__file__).with_name("ua-1.xmp")


def carried(terms: str, dated: str) -> dict[str, Any]:
    """Return what makes the terms an attachment, dated like the document itself."""
    day = datetime.fromisoformat(dated).replace(tzinfo=UTC)
    about = "The terms of this term sheet. Termsheets can start a deal from them."
    return {
        "string": terms,
        "name": NAME,
        "description": about,
        "created": day,
        "modified": day,
    }


def finish(pdf: PDF, *, archival: bool) -> None:
    """Say that the terms are the document's source, and that an archived one is accessible too."""
    files = [one for one in pdf.objects if isinstance(one, Dictionary) and _is_file(one)]
    for file in files:
        file["AFRelationship"] = "/Source"
    if files:
        pdf.catalog["AF"] = Array([file.reference for file in files])
    if archival:
        _claim_accessibility(_metadata(pdf))


def _is_file(item: Dictionary) -> bool:
    return item.get("Type") == "/Filespec"


def _metadata(pdf: PDF) -> Stream:
    reference = pdf.catalog["Metadata"]
    return next(one for one in pdf.objects if getattr(one, "reference", None) == reference)


def _claim_accessibility(metadata: Stream) -> None:
    """Add PDF/UA-1 to what the file says of itself, in the clear for any program to read."""
    (text,) = metadata.stream
    claim = ALSO_ACCESSIBLE.read_bytes()
    metadata.stream = [text.replace(b"</rdf:RDF>", claim + b"</rdf:RDF>")]
    metadata.compress = False
