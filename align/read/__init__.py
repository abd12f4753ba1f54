"""The read stage: the bytes of a document to a plan with its clauses and metadata."""

from __future__ import annotations

import os

from align.config import Limits
from align.errors import ReadError
from align.model.plan import Plan
from align.read.parse import parse

__all__ = ["parse", "read_plan"]


def read_plan(path: str, *, id: str | None = None, limits: Limits | None = None) -> Plan:
    """The plan in a file of any known format; its id is the file's stem unless given.

    Raises ReadError where there is no such file, it can't be read, or it is beyond a limit.
    """
    largest = (limits or Limits()).megabytes * 1_000_000
    try:
        with open(path, "rb") as file:
            data = file.read(largest + 1)  # one more than allowed: parse refuses it
    except FileNotFoundError:
        raise ReadError("no such file", path=path, hint="check the path") from None
    except IsADirectoryError:
        raise ReadError("a directory, not a file", path=path, hint="name one file") from None
    except PermissionError:
        raise ReadError("no permission to read it", path=path, hint="check its mode") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"could not be read: {error}", path=path) from None
    stem = os.path.splitext(os.path.basename(path))[0]
    return parse(data, path=path, id=stem if id is None else id, limits=limits)
