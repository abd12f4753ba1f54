"""Archives that documents come in: which format one holds, and its parts under the limits."""

from __future__ import annotations

import io
import zipfile
from typing import IO

from align.errors import ReadError
from align.read.formats.document import Document
from align.read.formats.watch import Watch

_CHUNK = 1 << 20
_COPIES = 3
"""Times that the bytes of a part are held while it is unpacked and parsed."""
_OTHER = (
    ("xl/", "a spreadsheet", "save the table as text or in a Word file"),
    ("ppt/", "a presentation", "save its text"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
    ("META-INF/container.xml", "an e-book", "save its text"),
)


class Archive:
    """The parts of a zip archive, read one by one; nothing is ever written to the disk."""

    def __init__(self, data: bytes, watch: Watch) -> None:
        """Raises ReadError where the data is no archive or unpacks to more than it may."""
        self._watch = watch
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except Exception:  # zipfile raises half a dozen kinds for damaged directories
            raise watch.damaged("an archive of a document") from None
        self._spent = 0

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name.

        Raises ReadError for a part that is damaged or encrypted, or beyond the limits: told from
        the size that its head gives, and again while it is unpacked.
        """
        if name not in self.names:
            return None
        self._watch.check_time()
        try:
            size = self._zip.getinfo(name).file_size
            self._watch.check_unpacked(self._spent + size)
            self._watch.check_memory(_COPIES * size)
            with self._zip.open(name) as stream:
                return self._whole(stream)
        except ReadError:
            raise
        except Exception:  # wrong checksums, unknown compression, encryption
            raise self._watch.damaged("an archive of a document") from None

    def _whole(self, stream: IO[bytes]) -> bytes:
        chunks = []
        unpacked = 0
        while chunk := stream.read(_CHUNK):
            self._spent += len(chunk)
            self._watch.check_unpacked(self._spent)
            unpacked += len(chunk)
            self._watch.check_memory(_COPIES * unpacked)
            chunks.append(chunk)
        return b"".join(chunks)


def read(data: bytes, watch: Watch) -> Document:
    """The text of the document in an archive. Raises ReadError where there is none to read."""
    archive = Archive(data, watch)
    if "[Content_Types].xml" in archive.names and any(
        name.startswith("word/") for name in archive.names
    ):
        from align.read.formats import docx

        return docx.read(archive, watch)
    if "OFD.xml" in archive.names:
        from align.read.formats import ofd

        return ofd.read(archive, watch)
    for start, what, hint in _OTHER:
        if any(name.startswith(start) for name in archive.names):
            raise ReadError(f"{what}, not readable here", path=watch.path, hint=hint)
    raise ReadError("an archive", path=watch.path, hint="unpack it and give the plan in it")
