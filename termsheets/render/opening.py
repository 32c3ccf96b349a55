"""The inside of a process that opens one PDF of a stranger, within limits, and ends.

It imports next to nothing, so that it is ready soon and has little to lose.
"""

from __future__ import annotations

import resource
from contextlib import suppress
from io import BytesIO
from multiprocessing.connection import Connection

NAME = "terms.json"
READY = b"ready"

PDF_LIMIT = 10_000_000
TERMS_LIMIT = 1_000_000
CPU_SECONDS = 1
MEMORY = 150 * 1024**2


def serve(connection: Connection) -> None:
    """Take one PDF and answer with the terms it carries, empty if it carries none.

    A PDF that cannot be read gets no answer: the connection closes.
    """
    import pikepdf  # noqa: PLC0415 (loads in 0.2 s, and only here)

    connection.send_bytes(READY)
    content = connection.recv_bytes(PDF_LIMIT)
    _limit()
    with (
        suppress(pikepdf.PdfError, MemoryError, ValueError, TypeError, LookupError),
        pikepdf.open(BytesIO(content)) as pdf,
    ):
        connection.send_bytes(_terms(pdf.attachments))


def _limit() -> None:
    """Let the system end this process when it takes more than one of our PDFs can."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(usage.ru_utime + usage.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _terms(attachments) -> bytes:
    if NAME not in attachments:
        return b""
    terms = attachments[NAME].get_file().read_bytes()
    return terms if len(terms) <= TERMS_LIMIT else b""
