"""The sentence of the plan that speaks of an indicator for which it has no target."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from align.judge.scope import lattice, named, wholes
from align.judge.standing import hands_down
from align.judge.subject import Subject, essence, fold, nature_of, qualifier_of
from align.lexicon.indicators import indicators
from align.lexicon.loader import table
from align.model.pairing import Alignment
from align.model.plan import Clause, Plan
from align.model.verdict import Place

_STOPS = str.maketrans(dict.fromkeys("。；;!！？?", "\n"))
_LISTED = str.maketrans(dict.fromkeys("、和与及", "\n"))


LEAST = 4
"""Characters that say what is done to a thing: fewer (建筑面积) would fit any sentence."""


NEGATION = "非"
"""Before a term it makes the opposite of it."""


class Sentence(NamedTuple):
    """A sentence of a clause, by indices into its text."""

    clause: Clause
    start: int
    end: int


class Mention(NamedTuple):
    """A prescriptive sentence about an indicator or what it counts."""

    place: Place
    term: str
    named: bool
    """It names the indicator itself, not only what it counts."""
    aligned: bool
    """It stands in a clause that answers the reference's clause."""
    handed_down: bool


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
    named: bool
    terms: int


class Terms(NamedTuple):
    """The words that show a sentence to be about an indicator."""

    names: tuple[str, ...]
    things: tuple[str, ...]


def sentences_of(plan: Plan) -> Sentences:
    """The sentences of the plan's clauses, those on principles and background left out."""
    outside = tuple(table("judging")["prescriptive"]["outside"])
    items, lines = [], []
    for clause in plan.clauses:
        if clause.heading.endswith(outside):
            continue
        start = clause.body
        for line in clause.folded[start:].translate(_STOPS).split("\n"):
            if line:
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


def terms_for(subject: Subject) -> Terms:
    """The names of an indicator, and words for what its figure counts."""
    entry = indicators().get(subject.key or "")
    bare = essence(subject.target.indicator)
    names = {fold(subject.target.indicator), bare}
    things: set[str] = set()
    part = qualifier_of(subject)
    if entry and part:
        # of whom it is said must be said as well: 碳排放 alone is not 供热系统碳排放
        things.update(word for word in _folded(entry.things) if part in word)
    elif entry:
        names.update(_folded(entry.names))
        things.update(_folded(entry.things))
    elif subject.nature in ("share", "amount", ""):
        things.update(_things(fold(subject.target.indicator)))
    if subject.state:
        things.update(_folded(table("judging")["states"][subject.state]))
    things.update(_of_the_whole(names))
    things -= names
    return Terms(_sorted(names), _sorted(things))


def _folded(words: Sequence[str]) -> list[str]:
    return fold("\n".join(words)).split("\n")


def _sorted(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted((word for word in words if len(word) > 1), key=lambda w: (-len(w), w)))


@cache
def _measure_words() -> tuple[str, ...]:
    words = map(fold, table("judging")["folding"]["measures"])
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _things(name: str) -> list[str]:
    """A name without its measure words, its listed parts apart (太阳能、风电装机 → two)."""
    if nature_of(name) in ("intensity", "rate", "concentration"):
        return []
    bare = name.split("占", maxsplit=1)[0] if "占" in name[2:] else name
    for word in _measure_words():
        if bare.endswith(word) and len(bare) > len(word) + 1:
            bare = bare[: -len(word)]
            break
    # two characters are too common a word to show what a sentence is about
    return [part for part in (bare, *bare.translate(_LISTED).split("\n")) if len(part) > 2]


def _of_the_whole(names: set[str]) -> list[str]:
    """Names of one kind of thing, said of all its kinds: 公共建筑节能改造 is also 建筑节能改造."""
    return [
        whole + name[len(kind) :]
        for kind, whole in wholes()
        for name in names
        if name.startswith(kind) and len(name) >= len(kind) + LEAST
    ]


def find_mention(
    subject: Subject, sentences: Sentences, alignments: Sequence[Alignment]
) -> Mention | None:
    """The best prescriptive sentence about a reference target's indicator or thing, or None."""
    terms = terms_for(subject)
    answering = {item.plan for item in alignments if subject.target.clause in item.reference}
    hits: dict[int, Hit] = {}
    for is_name, words in ((True, terms.names), (False, terms.things)):
        for word in words:
            for number in _lines_with(word, sentences):
                hit = hits.get(number)
                if hit is None:
                    hits[number] = Hit(word, is_name, 1)
                elif word not in hit.term:
                    hits[number] = hit._replace(terms=hit.terms + 1)
    ranked = [
        (hit.named, sentences.items[number].clause.id in answering, hit.terms, -number)
        for number, hit in hits.items()
        if _about(subject, sentences.line(number), hit)
    ]
    if not ranked:
        return None
    named_, aligned, _, negative = max(ranked)
    item, word = sentences.items[-negative], hits[-negative].term
    offsets = item.clause.offsets
    start, end = offsets[item.start], offsets[item.end - 1] + 1
    text = item.clause.folded[item.start : item.end]
    place = Place(start, end, 0)
    return Mention(place, word, named_, aligned, named_ and hands_down(text))


def _lines_with(word: str, sentences: Sentences) -> list[int]:
    found: list[int] = []
    if word[:2] not in sentences.pairs or word[-2:] not in sentences.pairs:
        return found
    at = sentences.text.find(word)
    while at >= 0:
        if at and sentences.text[at - 1] == NEGATION:
            # 非化石能源 is what 化石能源 is not
            at = sentences.text.find(word, at + 1)
            continue
        found.append(bisect_right(sentences.starts, at) - 1)
        end = sentences.text.find("\n", at)
        at = sentences.text.find(word, end) if end >= 0 else -1
    return found


def _about(subject: Subject, line: str, hit: Hit) -> bool:
    """Whether a sentence that holds a term prescribes something, for the scope in question."""
    words = table("judging")["prescriptive"]
    if line.startswith(tuple(words["history"])) or any(word in line for word in words["aside"]):
        return False
    if not any(verb in line for verb in words["verbs"]):
        return False
    at = line.find(hit.term)
    part = line[line.rfind(",", 0, at) + 1 : at]
    if not hit.named and part.startswith(tuple(words["weak"])):
        return False
    wanted = subject.scope.kinds
    if not subject.scope.text or not wanted:
        return True
    kinds, _ = named(line)
    above = lattice().above
    # the common noun at the top (建筑, 车辆) says nothing of the scope in question
    spoken = {kind for kind in kinds if len(above[kind]) > 1 or kind in wanted}
    return any(above[kind] & wanted for kind in spoken) or any(
        above[kind] & spoken for kind in wanted
    )
