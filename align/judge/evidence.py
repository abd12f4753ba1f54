"""The sentence of the plan that speaks of an indicator for which it has no target."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from align.judge.bans import curbs
from align.judge.lattice import broad, lattice, named
from align.judge.standing import hands_down
from align.judge.subject import Subject, fold, pairs_of
from align.judge.terms import Terms, terms_for
from align.lexicon.loader import table
from align.model.pairing import Alignment
from align.model.plan import Clause, Plan
from align.model.verdict import Place

_STOPS = str.maketrans(dict.fromkeys("。；;!！？?", "\n"))

PART = 3
"""Characters in a row by which a sentence is known to name a part."""

CREED = 60
"""Characters that a sentence on the guiding thought has at least."""

RATIO = 8
"""Characters before a term that can hold what a total is divided by."""

INTENSITY = "强度"
"""Behind a term it makes a ratio of a total."""

GUIDED = "为指导"
"""What alone shows a sentence to be on the guiding thought."""

NEGATION = "非"
"""Before a term it makes the opposite of it."""


KEPT = ("合理区间", "平台期", "峰值")
"""That a thing is kept from growing, as well as less of it."""


class Sentence(NamedTuple):
    """A sentence of a clause, by indices into its text."""

    clause: Clause
    start: int
    end: int
    heading: bool = False


class Mention(NamedTuple):
    """A prescriptive sentence about an indicator or what it counts."""

    place: Place
    term: str
    nearness: int
    """2 where it names the indicator itself, 1 what that counts, 0 a kind of that."""
    aligned: bool
    """It stands in a clause that answers the reference's clause."""
    handed_down: bool
    heading: bool = False
    """It is the heading of a clause, beneath which nothing says more."""

    @property
    def named(self) -> bool:
        """Whether it names the indicator itself."""
        return self.nearness == NAMED


NAMED, COUNTED, KIND = 2, 1, 0


class Sentences(NamedTuple):
    """All sentences of a plan that could prescribe something, searchable in one pass."""

    text: str
    """The folded sentences, one a line."""
    starts: tuple[int, ...]
    """Where each line starts."""
    items: tuple[Sentence, ...]
    pairs: frozenset[str]
    """Every pair of neighbouring characters: most words are ruled out by their first two."""

    def line(self, number: int) -> str:
        """The folded text of a sentence."""
        last = number + 1 == len(self.starts)
        return self.text[self.starts[number] : None if last else self.starts[number + 1] - 1]


class Hit(NamedTuple):
    """The first and longest term found in a sentence, and how many different ones."""

    term: str
    nearness: int
    """2 for the indicator itself, 1 for what it counts, 0 for a kind of that."""
    terms: int


def sentences_of(plan: Plan) -> Sentences:
    """The sentences of the plan's clauses, those on principles and background left out.

    A heading is one too, the last to be taken for evidence.
    """
    outside = tuple(table("judging")["prescriptive"]["outside"])
    guiding = table("judging")["prescriptive"]["creed"]
    items, lines = [], []
    for clause in plan.clauses:
        if clause.heading.endswith(outside):
            continue
        heading = clause.folded[: clause.body].strip("。.:").translate(_STOPS)
        if heading and "\n" not in heading:
            items.append(Sentence(clause, 0, clause.body, heading=True))
            lines.append(heading)
        start = clause.body
        creed = [word for word in guiding if word in clause.folded]
        for line in clause.folded[start:].translate(_STOPS).split("\n"):
            if line and not (creed and _is_creed(line, creed)):
                items.append(Sentence(clause, start, start + len(line)))
                lines.append(line)
            start += len(line) + 1
    # the folding of synonyms crosses no line, so that a line keeps its number
    text = fold("\n".join(lines))
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    pairs = frozenset(map(add, text, text[1:]))
    return Sentences(text, tuple(starts), tuple(items), pairs)


def _is_creed(line: str, words: Sequence[str]) -> bool:
    """Whether a sentence says by what thought the plan is guided: it prescribes nothing."""
    if len(line) < CREED:
        return False
    return sum(word in line for word in words) > 1 or GUIDED in line


def find_mention(
    subject: Subject, sentences: Sentences, alignments: Sequence[Alignment]
) -> Mention | None:
    """The best prescriptive sentence about a reference target's indicator or thing, or None."""
    terms = terms_for(subject)
    answering = {item.plan for item in alignments if subject.target.clause in item.reference}
    # what an unnamed part is (提高设施能效水平) only the clause tells
    bound = subject.scope.rest in table("judging")["places"]["own_part"]
    hits = _hits(terms, sentences)
    _add_curbs(subject, sentences, hits)
    ranked = [
        (
            not sentences.items[number].heading,
            hit.nearness,
            not _on_rules(sentences.line(number), hit),
            sentences.items[number].clause.id in answering,
            *_shared(subject, sentences.line(number), hit),
            hit.terms,
            -number,
        )
        for number, hit in hits.items()
        if not bound or sentences.items[number].clause.id in answering
        if _about(subject, sentences.line(number), hit, falls=hit.term in terms.falling)
    ]
    if not ranked:
        return None
    _, nearness, _, aligned, *_, negative = max(ranked)
    item, word = sentences.items[-negative], hits[-negative].term
    offsets = item.clause.offsets
    start, end = offsets[item.start], offsets[item.end - 1] + 1
    text = item.clause.folded[item.start : item.end]
    place = Place(start, end, 0)
    handed_down = nearness == NAMED and hands_down(text)
    return Mention(place, word, nearness, aligned, handed_down, heading=item.heading)


def _hits(terms: Terms, sentences: Sentences) -> dict[int, Hit]:
    """By their numbers the sentences that hold a term, each with the nearest one."""
    hits: dict[int, Hit] = {}
    for nearness, words in ((NAMED, terms.names), (COUNTED, terms.things), (KIND, terms.kinds)):
        for word in words:
            for number in _lines_with(word, sentences):
                hit = hits.get(number)
                if hit is None:
                    hits[number] = Hit(word, nearness, 1)
                elif word not in hit.term:
                    hits[number] = hit._replace(terms=hit.terms + 1)
    return hits


def _add_curbs(subject: Subject, sentences: Sentences, hits: dict[int, Hit]) -> None:
    """Add the sentences that curb the building of what a ban is on, under whatever name."""
    if subject.ban is None:
        return
    for number in range(len(sentences.items)):
        if number not in hits and (word := curbs(sentences.line(number), subject.ban)):
            hits[number] = Hit(word, COUNTED, 1)


@cache
def _ratios() -> tuple[str, ...]:
    """What turns the word behind it into another measure."""
    return (NEGATION, *table("judging")["prescriptive"]["per"])


def _lines_with(word: str, sentences: Sentences) -> list[int]:
    found: list[int] = []
    if word[:2] not in sentences.pairs or word[-2:] not in sentences.pairs:
        return found
    at = sentences.text.find(word)
    while at >= 0:
        before = sentences.text[max(0, at - RATIO) : at].removesuffix("二氧化")
        divided = before.endswith(_ratios()) and not word.startswith(("单位", "人均"))
        intensity = sentences.text.startswith(INTENSITY, at + len(word))
        if divided or intensity or _in_title(sentences.text, at):
            # 非化石能源 is what 化石能源 is not, 单位面积碳排放 is no total, a title is but a name
            at = sentences.text.find(word, at + 1)
            continue
        found.append(bisect_right(sentences.starts, at) - 1)
        end = sentences.text.find("\n", at)
        at = sentences.text.find(word, end) if end >= 0 else -1
    return found


def _part(line: str, hit: Hit) -> str:
    """The part of a sentence between commas that holds the term."""
    at = line.find(hit.term)
    end = line.find(",", at)
    return line[line.rfind(",", 0, at) + 1 : end if end >= 0 else None]


def _shared(subject: Subject, line: str, hit: Hit) -> tuple[int, int]:
    """How many kinds of a scope a sentence names, and how much of both its part with the term."""
    part = _part(line, hit)
    wanted = pairs_of(subject.plain) | pairs_of(subject.scope.text)
    spoken: set[str] = set()
    if subject.scope.text:
        spoken.update(*(lattice().above[kind] for kind in named(line)[0]))
    return len(spoken & subject.scope.kinds), sum(pair in part for pair in wanted) // STEP


STEP = 3
"""Pairs of characters by which one sentence says more of an indicator than another."""


def _on_rules(line: str, hit: Hit) -> bool:
    """Whether a sentence only has rules on the matter drawn up: 制定…管理办法."""
    return any(word in _part(line, hit) for word in table("judging")["prescriptive"]["rules"])


def _in_title(text: str, at: int) -> bool:
    """Whether a place is in the title of a document, and not of a standard to build by."""
    start = text.rfind("《", 0, at)
    if start < 0 or start < text.rfind("》", 0, at) or start < text.rfind("\n", 0, at):
        return False
    return not text[at : text.find("》", at)].endswith(("标准", "规范", "规程", "导则"))


def _about(subject: Subject, line: str, hit: Hit, *, falls: bool = False) -> bool:
    """Whether a sentence that holds a term prescribes something, for the scope in question."""
    words = table("judging")["prescriptive"]
    if line.startswith(tuple(words["history"])) or any(word in line for word in words["aside"]):
        return False
    if not any(verb in line for verb in words["verbs"]):
        return False
    part = _part(line, hit)
    if any(word in part for word in words["homonyms"].get(hit.term, ())):
        return False
    before = part[: part.find(hit.term)]
    if hit.nearness < NAMED and before.startswith(tuple(words["weak"])):
        return False
    if hit.nearness < NAMED and part[len(before) + len(hit.term) :].startswith(
        tuple(words["made"])
    ):
        return False
    if falls and not any(word in part for word in (*words["less"], *KEPT)):
        return False
    if not _of_this_part(subject, line):
        return False
    wanted = subject.scope.kinds
    if not wanted or not (subject.scope.text or hit.nearness == KIND):
        return True
    kinds, _ = named(line)
    if any(word in line for kind in wanted for word in words["spoken_of"].get(kind, ())):
        return True
    above = lattice().above
    if hit.nearness == KIND and any(above[kind] & named(hit.term)[0] for kind in wanted):
        return True  # what is done for all data centres is done for the large ones
    # the common noun at the top (建筑, 车辆) says nothing of the scope in question, that for a few
    # things only where it is the indicator itself that is named
    named_itself = hit.nearness == NAMED
    spoken = {
        kind
        for kind in kinds
        if len(above[kind]) > 1 or kind in wanted or (named_itself and kind not in broad())
    }
    return any(above[kind] & wanted for kind in spoken) or any(
        above[kind] & spoken for kind in wanted
    )


def _of_this_part(subject: Subject, line: str) -> bool:
    """Whether a sentence names the part that a target is set for, where no kind tells it."""
    scope = subject.scope
    limits = ("以上", "以下", "以前", "年前", "以内")
    if not scope.rest or scope.place or any(word in scope.rest for word in limits):
        # how large or old the members are is no name for them
        return True
    part = scope.rest
    waterside = table("judging")["facilities"]["waterside"]
    if any(word in part for word in waterside) and any(word in line for word in waterside):
        return True
    for word in table("judging")["places"]["own_part"]:
        part = part.replace(word, "")
    size = min(len(part), PART)
    return size < 2 or any(part[at : at + size] in line for at in range(len(part) - size + 1))
