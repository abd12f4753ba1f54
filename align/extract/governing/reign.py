"""What governs a stretch of text: the deadline, 力争, the baseline, the last subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from align.extract import cues
from align.extract.draft import Draft
from align.extract.figures.verbs import Verb
from align.extract.naming.phrase import Phrase
from align.extract.sentences import Segment
from align.extract.times.dates import Time
from align.model.target import Change, Strength

REACH = 500
"""Characters before a figure that are looked through for the words that govern it."""
_MOST_SUBJECTS = 20
"""Indicators that a figure without one of its own may go on with; more would be no sentence."""


class Reign:
    """The state that a reader carries from segment to segment of one sentence."""

    def __init__(self, deadline: int | None = None) -> None:
        self.deadline = deadline
        self.years: tuple[int, ...] = ()
        """All the years of the governing time, where it names several (到2025年、2030年)."""
        self.served = False
        """Whether the deadline has a target already: what it was set for."""
        self.of_a_part = False
        """Whether the deadline is set for one place, which is its subject."""
        self.closed = False
        """Whether a ； or 。 stands after that target."""
        self.aspirational = False
        self.deed = False
        """Whether 力争 stands before a deed (力争建成3座站), which ends with its thing."""
        self.firm = False
        """Whether 确保 stands before the time that governs: 确保到2025年,…."""
        self.baselines: dict[Change, int] = {}
        self.stated_base: int | None = None
        """The baseline that a segment of its own states: 与2023年相比,…."""
        self.moved: Draft | None = None
        """The change that the last segment sets: a figure alone after it goes on with it."""
        self.past = False
        """Whether the sentence tells of a year gone by (截至2020年底…)."""
        self.measure: str | None = None
        """The dimension of the last figure that set a target."""
        self.change: Change = "level"
        """What that figure makes of its indicator."""
        self.listed: Verb | None = None
        """The verb of the last thing counted without one of its own: it governs the list."""
        self.worked_on: Segment | None = None
        """The segment before, where it may say on what is worked: 加快充电桩建设,新建500个."""
        self._subjects: list[Phrase] = []
        self._named: Callable[[], list[Phrase]] | None = None

    @property
    def governs(self) -> bool:
        """Whether there is anything that a next sentence could take over."""
        return self.deadline is not None or bool(self.years)

    @property
    def subjects(self) -> list[Phrase]:
        """The indicators that the last segment named, for a verb that names none itself."""
        if self._named is not None:
            self._subjects = self._named() or self._subjects
            self._named = None
        return self._subjects

    @subjects.setter
    def subjects(self, phrases: list[Phrase]) -> None:
        # one that is named by several figures is one; a long list is not gone on with as a whole
        self._subjects = list(dict.fromkeys(phrases))[:_MOST_SUBJECTS]
        self._named = None

    def remember(self, named: Callable[[], list[Phrase]]) -> None:
        """Hold a segment that may name the subject, to be read only when it is asked for."""
        self._named = named

    def open(self, deadline: int | None, years: tuple[int, ...]) -> None:
        """Let a date govern from here on: it ends what the words before it governed."""
        self.past = self.served = self.closed = self.of_a_part = False
        self.aspirational = False  # 力争 holds as far as the next date
        self.deadline, self.years = deadline, years

    def next_sentence(self, *, carried: bool, among: bool = False) -> Reign:
        """The state at the start of the next sentence, which tells of a part where ``among``."""
        fresh = Reign(self.deadline if carried else None)
        if among and self.measure is not None:
            fresh.subjects, fresh.measure = self.subjects, self.measure
            fresh.change = self.change
        if carried:
            fresh.years = self.years
            fresh.served = fresh.closed = self.served
        return fresh


@cache
def _attributive() -> re.Pattern[str]:
    return re.compile(
        r"(?:建成|建设|投产|投用|开工|以前|之前|前)?(?:建成|完工)?的|冬奥|世界|版|年会|年鉴|届|年度"
    )


@cache
def _baseline_before() -> re.Pattern[str]:
    return re.compile(r"(?:比|较|与|同|相比|相较|在|以|对比|从|由|自)(?:于)?$")


@cache
def _baseline_after() -> re.Pattern[str]:
    return re.compile(
        r"年?的?(?:相比|为基准|为基数|为基期|基础上|水平上?(?:下降|提高|降低|增长)|的?基数)"
    )


_LEADING = frozenset("比较与同在以从由自")
"""Characters that lead to a baseline, where the time itself includes them."""


def is_baseline(text: str, time: Time) -> bool:
    """Whether a time is what a change is measured against."""
    if time.role_hint == "baseline":
        return True
    before = text[max(0, time.start - 3) : time.start]
    base = before.removesuffix("于").removesuffix("之")
    if base.endswith(("比", "较")) and not base.endswith("占比"):
        return True
    after = _baseline_after().match(text, time.end)
    if text.startswith("的", time.end) and "倍" in text[time.end : time.end + 6]:
        return True  # 增长到2022年的3倍
    led = time.words[:1] in _LEADING or bool(_baseline_before().search(before))
    return bool(after) and led


def is_deadline(text: str, time: Time, *, since: int) -> bool:
    """Whether a time is one by which something is to be done; ``since`` is the plan's own year."""
    if time.last_year is None or is_baseline(text, time):
        return False
    if time.last_year < since and not overdue(time, since=since):
        return False
    if time.role_hint == "date":
        return False
    before = text[max(0, time.start - 2) : time.start]
    if before.endswith(("《", "(《")):
        return False
    after = _attributive().match(text, time.end)
    return not (after and after.group())


def overdue(time: Time, *, since: int) -> bool:
    """Whether a time sets a date (到2025年) that had passed when the plan was issued.

    A plan that is that late is one to be told of; further back 到 only tells of the past.
    """
    last = time.last_year
    return last is not None and since - 2 <= last < since and time.words.startswith(("到", "至"))


def strength_in(text: str, start: int, end: int) -> tuple[Strength | None, bool]:
    """The strength that words between two indices give, and whether 力争 stands at the head."""
    soft = cues.found(text, start, end, cues.aspirational())
    if soft:
        at, word = soft
        leads = not text[start:at].strip('、,，:："” ').removeprefix("并")
        return "aspirational", leads and word in cues.words("strength", "reigning")
    if cues.holds(text[start:end], cues.words("strength", "firm")):
        return "firm", False
    return None, False


def years_of(times: Sequence[Time], text: str) -> tuple[int, ...]:
    """The years of neighbouring times that are listed: 到2025年、2030年; 到2025年和2030年."""
    run = [times[-1]]
    for time in reversed(times[:-1]):
        between = text[time.end : run[0].start]
        if between.strip("、和与及,，到至 "):
            break
        run.insert(0, time)
    return tuple(time.last_year for time in run if time.last_year is not None)


_AS_A_BASE = (
    "现有水平", "现有基础", "现状总", "现状水平", "现状基础", "现状建筑", "目前水平", "目前基础",
)  # fmt: skip
"""What a change is measured against, and no history: 在现有水平上提升10%."""


@cache
def _listed_before() -> re.Pattern[str]:
    """What a set is known by, and no history of the target: 已排查出的|黑臭水体."""
    found = "排查|发现|查明|识别|认定|摸排|普查|查出|登记|列入|纳入"
    return re.compile(f"已(?:经)?(?:{found})[^,;。]{{0,12}}?的")


_MEASURED_BY = ("较", "比", "与", "同", "较之", "相较于", "相对于", "在")
_AS_MEASURE = ("上年", "现状", "目前", "现有")
"""Words of what there is, or was last year, that a change may be measured against."""


def _is_measure(text: str, start: int, place: int, word: str) -> bool:
    """Whether a word of history is what a change is measured against: 较|上年|下降5%."""
    if word not in _AS_MEASURE or not text.endswith(_MEASURED_BY, start, place):
        return False
    return not text.endswith("占比", start, place)


def past_words(text: str, segment: Segment, at: int, *, dated: bool = False) -> bool:
    """Whether what stands before an index in its segment tells of what has been reached.

    A change against what there is tells of no past; one against last year only where a date
    is set for it (``dated``).
    """
    for place, word in cues.every(text, max(segment.start, at - REACH), at, cues.history()):
        works = word == "现有" and cues.action_end(text, segment.start, place)
        based = text.startswith(_AS_A_BASE, place) or (
            _is_measure(text, segment.start, place, word)
            and (dated or word != "上年" or text.find("每年", segment.start, place) >= 0)
        )
        based = based or text.startswith("高达到", place)  # 海堤净高|达到12米
        told = word == "已" and _listed_before().match(text, place, at)
        if not (works or based or told):  # 修复现有红树林 is something to be done
            return True
    return False
