"""The terms that one of our PDFs carries, read from it with care.

The file is a stranger's: another process opens it, and all that comes back is
one text, which is then read like any other file of a deal.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from typing import NoReturn

from termsheets.domain.problems import Problem, Refused
from termsheets.render.opening import PDF_LIMIT, serve

MARK = b"%PDF-"
START_SECONDS, SECONDS = 10.0, 1.5
"""How long the other process may take to start, and then to open the file."""

processes = multiprocessing.get_context("spawn")


def is_pdf(content: bytes) -> bool:
    """Return whether a file says that it is a PDF."""
    return content.startswith(MARK)


def terms_in(pdf: bytes) -> str:
    """Return the JSON text of the terms that a PDF carries.

    Raises Refused for a file that is too large, broken, locked or hostile,
    and for one that carries no terms.
    """
    if len(pdf) > PDF_LIMIT:
        _refuse(f"The PDF is larger than {PDF_LIMIT // 1_000_000} MB. Use one downloaded here.")
    ours, theirs = processes.Pipe()
    process = processes.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        return _text(_asked(ours, pdf))
    except (EOFError, OSError):
        _refuse("The PDF cannot be opened. Use a term sheet as it was downloaded from here.")
    finally:
        process.kill()
        process.join()
        ours.close()


def _asked(connection: Connection, pdf: bytes) -> bytes:
    """Return what the other process found. Raises EOFError when it is late or breaks down."""
    _await(connection, START_SECONDS)
    connection.send_bytes(pdf)
    return _await(connection, SECONDS)


def _await(connection: Connection, seconds: float) -> bytes:
    if connection.poll(seconds):
        return connection.recv_bytes()
    raise EOFError


def _text(found: bytes) -> str:
    if not found:
        _refuse("This PDF carries no terms. Use a term sheet downloaded from here.")
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError:
        _refuse("The terms in this PDF are damaged. Download the term sheet again.")


def _refuse(message: str) -> NoReturn:
    raise Refused([Problem("file", "", "file", message)])
