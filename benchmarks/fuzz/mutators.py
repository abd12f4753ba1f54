"""Changes that keep a document readable, so that fuzzing gets behind the unpacking and parsing.

Bytes changed blindly are nearly always refused for a checksum, a bracket or an encoding. These
change what a document says instead: its lines and numerals, its tags and attributes, the objects
and commands of a PDF, the parts of an archive.
"""

from __future__ import annotations

import io
import random
import re
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import seeds

Mutator = Callable[[bytes, random.Random], bytes]

_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_PIECES = _WORDS["pieces"]
_NUMERALS = _WORDS["numerals"]
_ODD = _WORDS["odd"]
_NUMBER = re.compile(r"[0-9][0-9.,]*|[一二三四五六七八九十百千]+")
_WORD_TAGS = _WORDS["word_tags"]
_OFD_TAGS = _WORDS["ofd_tags"]
_OFD_NAMES = _WORDS["ofd_names"]
_HTML_TAGS = _WORDS["html_tags"]
_HTML_NAMES = _WORDS["html_names"]
_HTML_VALUES = _WORDS["html_values"]
_TAG = re.compile(r"<[^<>]*>|[^<]+|<")
_COMMANDS = _WORDS["commands"]
_OBJECT = re.compile(rb"(?s)\d+ \d+ obj\s(.*?)\sendobj")
_STREAM = re.compile(rb"(?s)(.*?)stream\r?\n(.*?)\r?\nendstream")
_TOKEN = re.compile(rb"[-+.0-9]+")
MOST = 1 << 16


def text(data: bytes, chance: random.Random) -> bytes:
    """A text with some of its lines, numerals, brackets and characters changed."""
    return words(data.decode("utf-8", "ignore"), chance).encode("utf-8", "ignore")


def words(content: str, chance: random.Random) -> str:
    """The same of a text that is decoded."""
    at = chance.randrange(len(content) + 1)
    end = min(len(content), at + chance.choice((1, 2, 5, 20, 100)))
    kind = chance.randrange(10)
    if kind < 4:
        piece = chance.choice(_PIECES) * chance.choice((1, 1, 1, 1, 2, 40))
        return content[:at] + piece + content[at if kind else end :]
    if kind == 4:
        found = list(_NUMBER.finditer(content))
        if found:
            one = chance.choice(found)
            return content[: one.start()] + chance.choice(_NUMERALS) + content[one.end() :]
    lines = content.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    if kind == 5:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == 6:
        lines[one:one] = [lines[other]] * chance.choice((1, 1, 2, 30))
    elif kind == 7:
        lines[one : one + chance.choice((1, 2, 5))] = []
    elif kind == 8:
        return content[:at] + content[end:]
    else:
        into = chance.randrange(len(content) + 1)
        return content[:into] + content[at:end] * chance.choice((1, 1, 3, 50)) + content[into:]
    return "\n".join(lines)


def html(data: bytes, chance: random.Random) -> bytes:
    """A page with some of its tags, attributes and words changed."""
    parts = _TAG.findall(data.decode("utf-8", "ignore"))
    if not parts:
        return b"<html><body>" + seeds.PLAN.encode()
    at, kind = chance.randrange(len(parts)), chance.randrange(8)
    tag = chance.choice(_HTML_TAGS)
    if kind == 0:
        value = chance.choice(_HTML_VALUES)
        parts.insert(at, f'<{tag} {chance.choice(_HTML_NAMES)}="{value}">')
    elif kind == 1:
        parts.insert(at, f"</{tag}>")
    elif kind == 2:
        end = min(len(parts), at + chance.choice((1, 3, 10, 40)))
        into = chance.randrange(len(parts))
        parts[into:into] = parts[at:end] * chance.choice((1, 1, 2, 20))
    elif kind == 3:
        del parts[at : at + chance.choice((1, 2, 8))]
    elif kind == 4:
        count = chance.choice((1, 5, 60, 300))
        parts[at:at] = [f"<{tag}>"] * count
        parts += [f"</{tag}>"] * (count if chance.random() < 0.5 else 0)
    elif kind == 5 and parts[at].startswith("<") and not parts[at].startswith("</"):
        name, value = chance.choice(_HTML_NAMES), chance.choice(_HTML_VALUES + _ODD)
        parts[at] = f'{parts[at].rstrip("/>")} {name}="{value}">'
    else:
        parts[at] = words(parts[at], chance)
    return "".join(parts).encode("utf-8", "ignore")


def xml(data: bytes, chance: random.Random) -> bytes:
    """A part of an archive with some of its elements, attributes and words changed."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return text(data, chance)
    elements = list(root.iter("*"))
    one, other = chance.choice(elements), chance.choice(elements)
    kind = chance.randrange(9)
    if kind == 0 and one is not root:
        one.getparent().remove(one)
    elif kind == 1:
        _copy(one, other, chance.choice((1, 1, 2, 30)))
    elif kind == 2:
        is_word = "openxmlformats" in (etree.QName(root).namespace or "")
        one.tag = _named(root, chance.choice(_WORD_TAGS if is_word else _OFD_TAGS))
    elif kind == 3:
        for _ in range(chance.choice((1, 3, 100))):
            inner = etree.Element(other.tag, other.attrib)
            inner[:] = list(one)
            one[:] = [inner]
    elif kind in (4, 5) and one.attrib:
        key = chance.choice(sorted(one.attrib))
        values = [value for element in elements[:400] for value in element.attrib.values()]
        old = one.attrib[key]
        new = chance.choice((chance.choice(_ODD), chance.choice(values), words(old, chance)))
        one.set(key, _plain(new))
    elif kind == 6:
        keys = [key for element in elements[:400] for key in element.attrib] + _OFD_NAMES
        one.set(chance.choice(keys), chance.choice(_ODD))
    elif kind == 7:
        one.tail = _plain(words(one.tail or "", chance))
    else:
        one.text = _plain(words(one.text or "", chance))
    return bytes(etree.tostring(root))


def _copy(one: object, other: object, times: int) -> None:
    from copy import deepcopy

    size = sum(1 for _ in one.iter())  # type: ignore[attr-defined]
    copied = deepcopy(one)  # before it grows itself
    for _ in range(min(times, 1000 // size)):
        other.append(deepcopy(copied))  # type: ignore[attr-defined]


def _named(root: object, name: str) -> str:
    space = str(root.tag).rpartition("}")[0]  # type: ignore[attr-defined]
    return f"{space}}}{name}" if space else name


def _plain(content: str) -> str:
    """What XML can hold of a text."""
    return "".join(
        char
        for char in content
        if char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char < "\ufffe")
    )


def archived(data: bytes, chance: random.Random) -> bytes:
    """An archive with one of its parts changed; now and then its names, or its bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except Exception:  # changed beyond reading
        return chance.choice(seeds.word_files() + seeds.ofd_files())
    names = [name for name in parts if name.endswith(".xml")] or list(parts)
    if not names:
        return chance.choice(seeds.word_files() + seeds.ofd_files())
    name, kind = chance.choice(names), chance.randrange(40)
    if kind == 0:
        changed = bytearray(data)
        changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        parts[chance.choice(names)] = parts.pop(name)
    elif kind == 2:
        del parts[name]
    elif kind == 3:
        parts[name] = text(parts[name], chance)
    else:
        parts[name] = xml(parts[name], chance)
    return seeds.archive(parts)


def pdf(data: bytes, chance: random.Random) -> bytes:
    """A PDF file with one of its objects changed, and a table of its objects that is right."""
    objects = _OBJECT.findall(data)
    if not objects:
        return chance.choice(seeds.pdf_files())
    at, kind = chance.randrange(len(objects)), chance.randrange(8)
    found = _STREAM.fullmatch(objects[at])
    if found:
        lines = found.group(2).split(b"\n")
        _change_commands(lines, chance)
        content = b"\n".join(lines)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), found.group(1))
        objects[at] = head + b"stream\n" + content + b"\nendstream"
    elif kind == 0:
        objects[at] = chance.choice(objects)
    elif kind == 1:
        objects.append(objects[at])
    elif kind == 2:
        objects[at] = text(objects[at], chance)
    elif kind == 3:
        objects[at] = objects[at].replace(b">>", chance.choice(_ENTRIES).encode() + b">>", 1)
    else:
        objects[at] = _other_number(objects[at], chance)
    return seeds.pdf_of(objects[:500])


_ENTRIES = _WORDS["entries"]


def _change_commands(lines: list[bytes], chance: random.Random) -> None:
    at, kind = chance.randrange(len(lines)), chance.randrange(7)
    if kind == 0:
        lines.insert(at, chance.choice(_COMMANDS).encode())
    elif kind == 1:
        del lines[at : at + chance.choice((1, 2, 6))]
    elif kind == 2:
        lines[at:at] = [chance.choice(lines)] * chance.choice((1, 1, 5, 60))
    elif kind == 3:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 4:
        printed = (
            words(chance.choice(seeds.LINES), chance)[:60].encode("utf-16-be", "replace").hex()
        )
        lines[at] = re.sub(rb"<[0-9a-f]*>", f"<{printed}>".encode(), lines[at], count=1)
    else:
        lines[at] = _other_number(lines[at], chance)


def _other_number(content: bytes, chance: random.Random) -> bytes:
    found = list(_TOKEN.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    new = chance.choice(
        (b"0", b"-1", b"1", b"7", b"0.5", b"300", b"-700", b"99999999999", b"1e9", b".")
    )
    return content[: one.start()] + new + content[one.end() :]


MUTATORS: dict[str, Mutator] = dict.fromkeys(("text", "extract", "markdown"), text)
MUTATORS |= {"html": html, "docx": archived, "ofd": archived, "pdf": pdf}


def mutated(target: str, data: bytes, seed: int) -> bytes:
    """The data with one to four changes of the target's kind; never longer than ``MOST``."""
    chance = random.Random(seed)  # noqa: S311  # to be done again alike
    for _ in range(chance.choice((1, 1, 2, 4))):
        new = MUTATORS[target](data, chance)
        if len(new) > MOST:
            break
        data = new
    return data
