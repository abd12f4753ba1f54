"""The read stage: the bytes of a document to a plan with its clauses and metadata."""

from __future__ import annotations

import os

from align.errors import ReadError
from align.model.plan import Plan
from align.read.parse import parse

__all__ = ["parse", "read_plan"]

_LARGEST = 50_000_000


def read_plan(path: str, *, id: str | None = None) -> Plan:
    """The plan in a file; its id is the file's stem unless given.

    Raises ReadError where there is no such file, it can't be read, or it is no text.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise ReadError("no such file", path=path, hint="check the path") from None
    except IsADirectoryError:
        raise ReadError("a directory, not a file", path=path, hint="name one text file") from None
    except PermissionError:
        raise ReadError("no permission to read it", path=path, hint="check its mode") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"could not be read: {error}", path=path) from None
    if len(data) > _LARGEST:
        raise ReadError("larger than 50 MB", path=path, hint="give the text of one plan")
    stem = os.path.splitext(os.path.basename(path))[0]
    return parse(data, path=path, id=stem if id is None else id)
