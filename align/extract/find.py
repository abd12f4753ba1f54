"""Walk a plan's clauses, sentences and segments and collect their targets."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues
from align.extract.build import Governing, build
from align.extract.draft import Draft
from align.extract.figures import relative
from align.extract.figures.frames import figure_drafts
from align.extract.figures.rows import baseline_of_row, row_drafts
from align.extract.governing.carried import (
    SECTORS,
    goes_on,
    last_change,
    moved_like,
    of_one_sector,
    on_the_base,
    within,
)
from align.extract.governing.governed import Place, governing
from align.extract.governing.reign import (
    Reign,
    is_baseline,
    is_deadline,
    overdue,
    past_words,
    strength_in,
    years_of,
)
from align.extract.marks import marks_of
from align.extract.naming.holders import with_holder
from align.extract.naming.lists import coordinate
from align.extract.naming.narrowed import (
    acting_place,
    kind_of_regions,
    narrowed_set,
    of_a_part,
    urged_set,
)
from align.extract.naming.phrase import Phrase
from align.extract.naming.strip import describes_age
from align.extract.repeats import with_repeats
from align.extract.sentences import Segment, Sentence, segments, sentences
from align.extract.telling import is_preamble
from align.extract.times.dates import Time, find_times
from align.extract.worded import states
from align.extract.worded.peaks import measure_of, peak_by_peak
from align.lexicon.indicators import longest_at
from align.model.plan import Clause, Plan
from align.model.quantity import Quantity
from align.model.target import Target


def find_targets(plan: Plan) -> tuple[Target, ...]:
    """Every target of the plan, in text order, as ``<plan>-01`` …; never raises on any text."""
    since = _own_year(plan)
    found: list[Target] = []
    for clause in plan.clauses:
        if is_preamble(clause):
            continue
        if clause.row is not None:
            found.extend(_row_targets(plan, clause))
        else:
            found.extend(_Reader(plan, clause, since).targets())
    found.sort(key=lambda target: (target.start, target.end))
    width = max(2, len(str(len(found))))
    return with_repeats(
        [
            target._replace(id=f"{plan.id}-{number:0{width}}")
            for number, target in enumerate(found, start=1)
        ]
    )


def _own_year(plan: Plan) -> int:
    """The first year that a commitment can be due in: the plan's own, or 2021 where unknown."""
    date = plan.meta.date
    return int(date[:4]) if date and date[:4].isdigit() else 2022


def _row_targets(plan: Plan, clause: Clause) -> list[Target]:
    assert clause.row is not None  # noqa: S101  # the caller chose rows
    whole = (0, len(clause.text))
    base = baseline_of_row(clause.row)
    return [
        build(
            plan,
            clause,
            draft,
            Governing(draft.year, "plain", base if draft.change != "level" else None, whole),
        )
        for draft in row_drafts(clause, clause.row)
    ]


class _Reader:
    """Reads one clause: holds its text with the numbers and times found in it once."""

    def __init__(self, plan: Plan, clause: Clause, since: int) -> None:
        self.plan = plan
        self.clause = clause
        self.since = since
        self.text = clause.folded
        self.goals = _speaks_of_goals(clause) or _tells_by_years(clause)
        self.marks = marks_of(self.text)

    def targets(self) -> list[Target]:
        result: list[Target] = []
        reign = Reign(self._heading_year())
        heading_year = reign.deadline
        for sentence in sentences(self.text, self.clause.paragraphs, self.clause.body):
            rate = reign.measure in _RATES
            carried = reign.governs and self._carries(sentence, rate=rate)
            among = self.text.startswith("其中", sentence.start)
            reign = reign.next_sentence(carried=carried, among=among)
            if reign.deadline is None:
                reign.deadline = heading_year
            if self._worth(sentence):
                found = self._sentence_targets(sentence, reign)
                based = not sentence.first and result and on_the_base(self.text, sentence)
                result.extend(within(found, result[-1].scope if based else None))
            else:
                self._pass_over(sentence, reign)
        return result

    def _heading_year(self) -> int | None:
        """The year that a heading sets for its whole clause: 到2025年主要目标."""
        for heading in (self.clause.heading, *reversed(self.clause.path[-1:])):
            if "年" not in heading and "五" not in heading:
                continue
            years = [
                time for time in find_times(heading) if is_deadline(heading, time, since=self.since)
            ]
            if len(years) == 1 and "达峰" not in heading:
                return years[0].last_year
        return None

    def _carries(self, sentence: Sentence, *, rate: bool) -> bool:
        """Whether the deadline of the sentence before governs this one too."""
        start = self.text[sentence.start : sentence.start + 4]
        if start.startswith(("其中", "同时")):
            return True
        if not sentence.first and longest_at(self.text, sentence.start, sentence.end):
            return True
        if not sentence.first and self._opens_with_figure(sentence):
            return True
        if not sentence.first and on_the_base(self.text, sentence):
            return True
        if not sentence.first and rate and self._sets_rate(sentence):
            return True
        if sentence.first:
            before = self.text[sentence.start - 1 : sentence.start]
            return before in {":", "："}
        return self.goals

    def _opens_with_figure(self, sentence: Sentence) -> bool:
        """Whether it sets a figure without a subject of its own: the list before goes on."""
        if not self.text.startswith(("累计", "建成", "新增", "完成"), sentence.start):
            return False
        first = segments(self.text, sentence)[0]
        return bool(self.marks.figures(first.start, first.end))

    def _sets_rate(self, sentence: Sentence) -> bool:
        """Whether its first segment puts a rate at a figure, as the sentence before did."""
        first = next(iter(segments(self.text, sentence)), None)
        if first is None:
            return False
        if cues.holds(self.text[first.start : first.end], cues.words("value", "keep")):
            return False  # what is kept needs no date
        figures = self.marks.figures(first.start, first.end)
        return bool(figures) and all(each.dimension in _RATES for each in figures)

    def _worth(self, sentence: Sentence) -> bool:
        low, high = sentence.start, sentence.end
        marks = self.marks
        if self.text.startswith(_OF_ONE_PROJECT, low):
            return False
        return bool(marks.figures(low, high)) or marks.states(low, high) or marks.relates(low, high)

    def _pass_over(self, sentence: Sentence, reign: Reign) -> None:
        for time in self.marks.moments(sentence.start, sentence.end):
            if is_deadline(self.text, time, since=self.since):
                reign.deadline = time.last_year

    def _sentence_targets(self, sentence: Sentence, reign: Reign) -> list[Target]:
        result: list[Target] = []
        scope: str | None = None
        sector: str | None = None
        for segment in self._segments(sentence):
            scope = narrowed_set(self.text, segment) or scope
            if scope is not None and scope.endswith(SECTORS):
                sector = scope
            if segment.start == sentence.start:
                scope = acting_place(self.text, segment) or scope
                if (urged := urged_set(self.text, segment)) is not None:
                    scope, reign.aspirational = urged, True
            if self.text[segment.start : segment.end].strip() in _AT_PRESENT:
                reign.past = True  # as far as the next date
            if self.marks.silent(segment):
                self._remember_subject(segment, reign)
                continue
            if result and goes_on(self.text, segment, result[-1]):
                scope = scope or result[-1].scope
            elif result and self.text.startswith("实现", segment.start):
                last = result[-1].scope  # 甲开发区新增供热能力…,实现集中供热全覆盖
                scope = scope or (last if last is not None and last.endswith(_OF_PLACES) else None)
            times = list(self.marks.moments(segment.start, segment.end))
            found = self._segment_targets(sentence, segment, times, reign)
            if found:
                result.extend(within(of_one_sector(found, result), scope))
            if segment.mark in {";", "；"}:
                reign.aspirational, reign.closed = False, reign.served
            if found or segment.mark in {";", "；"}:
                sector = None if segment.mark in {";", "；"} else sector
                scope = sector  # the next subject is one of its own; a sector holds for all
        if any(target.scope is None for target in result):
            result = within(result, kind_of_regions(self.text, sentence))
        return with_holder(self.text, sentence, result)

    def _segments(self, sentence: Sentence) -> list[Segment]:
        """The segments of a sentence, and after each what a bracket in it narrows: (其中…)."""
        plain = [
            part
            for segment in segments(self.text, sentence)
            for part in peak_by_peak(self.text, segment)
        ]
        if not self.marks.narrowing:
            return plain
        result: list[Segment] = []
        for segment in plain:
            result.append(segment)
            for low, high in self.marks.brackets(segment):
                result.append(Segment(low + 1, high - 1, ""))
        return result

    def _segment_targets(
        self, sentence: Sentence, segment: Segment, times: list[Time], reign: Reign
    ) -> list[Target]:
        due = [time for time in times if is_deadline(self.text, time, since=self.since)]
        inner = self._after_leading(segment, times)
        before = reign.deadline
        if due:
            reign.open(due[-1].last_year, years_of(due, self.text))
            reign.of_a_part = of_a_part(self.text, inner)
        elif any(self._gone_by(time, segment) for time in times):
            reign.past = True
        before_strength = reign.aspirational
        reigning = self._swayed(inner, reign)
        if due and self.text.endswith(("确保", "保证"), segment.start, due[0].start):
            reign.firm = True
        quantities = self.marks.figures_of(inner.start, segment)
        if len(quantities) == 1 < len(reign.years):
            drafts = self._each_year(inner, quantities, reign)
        else:
            drafts = self._drafts(inner, quantities, reign)
        if not drafts:
            reign.moved = None
            for time in times:
                if is_baseline(self.text, time) and time.last_year is not None:
                    reign.stated_base = time.last_year
                    reign.baselines |= {"decrease": time.last_year, "increase": time.last_year}
            self._remember_subject(inner, reign)
            return []
        among = "其中" in self.text[max(0, inner.start - 4) : drafts[0].at]
        if reign.deed and not (reigning or among or _does(drafts[0])):
            reign.aspirational = False  # 力争 + deed, subject + figure: the second is a new clause
        reign.deed = reign.aspirational and _does(drafts[0])
        if reigning and self._strives(inner, drafts[0]):
            reign.aspirational = before_strength  # 力争 is said of the one figure only
            drafts = moved_like(drafts, reign.moved)
        reign.moved = last_change(drafts)
        reign.subjects = [
            measure_of(draft.phrase) if draft.word == "达峰" else draft.phrase for draft in drafts
        ]
        targets = []
        place = Place(self.text, self.marks, inner, sentence, self.goals)
        for draft in drafts:
            dated = reign.deadline is not None
            if reign.past or past_words(self.text, inner, draft.at, dated=dated):
                continue
            governed = governing(place, draft, (times, due, before), reign)
            targets.append(build(self.plan, self.clause, draft, governed))
        reign.served = True
        return targets

    def _swayed(self, segment: Segment, reign: Reign) -> bool:
        """Whether 力争 opens a segment and governs from there on; 确保 in it ends its reign."""
        if not self.marks.sways(segment.start, segment.end):
            return False
        strength, reigning = strength_in(self.text, segment.start, segment.end)
        if reigning:
            reign.aspirational, reign.firm = True, False
        elif strength == "firm":
            reign.aspirational = False
        return reigning

    def _each_year(self, inner: Segment, quantities: list[Quantity], reign: Reign) -> list[Draft]:
        """The drafts of a segment, one for each year where 各 or 分别 says so."""
        word = cues.first_word(self.text, inner.start, inner.end, ("分别", "各"))
        if word is None:
            return self._drafts(inner, quantities, reign)
        later = inner._replace(start=inner.start + len(word))
        drafts = self._drafts(later, quantities, reign)
        return [draft._replace(year=year) for draft in drafts for year in reign.years]

    def _strives(self, segment: Segment, draft: Draft) -> bool:
        """Whether a segment says of the figure before it only how far it may go: 力争达到15%."""
        if draft.phrase.start >= segment.start or draft.quantity is None:
            return False  # it names a subject of its own
        start = draft.quantity.start
        return bool(_striving().fullmatch(self.text, segment.start, start))

    def _gone_by(self, time: Time, segment: Segment) -> bool:
        """Whether a time at the head of a segment says when something was reached already."""
        last = time.first_year if time.words.endswith("以来") else time.last_year
        if last is None or last >= self.since or is_baseline(self.text, time):
            return False
        if overdue(time, since=self.since):
            return False
        if time.words.startswith(("截至", "截止")):
            return True
        leads = time.start - segment.start <= 1 and time.role_hint != "date"
        return leads and not self._describes(time)

    def _describes(self, time: Time) -> bool:
        """Whether a time only says how old the things are that it stands before."""
        at = self.text.find("年", time.start, time.end) + 1
        return at > 0 and describes_age(self.text, at, len(self.text))

    def _drafts(self, segment: Segment, quantities: list[Quantity], reign: Reign) -> list[Draft]:
        low, high = segment.start, segment.end
        stated = []
        if quantities or self.marks.states(low, high):
            stated = states.state_drafts(self.text, segment, quantities, reign, goals=self.goals)
        if stated and stated[0].kind == "grade":
            return stated
        drafts = figure_drafts(self.text, segment, quantities, reign) if quantities else []
        if drafts or stated:
            return drafts or stated
        if self.marks.relates(low, high):
            return relative.relative_drafts(self.text, segment, reign)
        return []

    def _remember_subject(self, segment: Segment, reign: Reign) -> None:
        """A segment that only names an indicator gives the next its subject: 森林覆盖率,2025年…."""
        if segment.mark not in {",", "，", ":", "："} or segment.end - segment.start > 40:
            return
        if segment.start >= segment.end:
            return  # a date alone names nothing, and ends nothing

        reign.worked_on = segment

        def named() -> list[Phrase]:
            phrases = coordinate(self.text, segment.start, segment.end)
            return phrases if all(phrase.key for phrase in phrases) else []

        reign.remember(named)

    def _after_leading(self, segment: Segment, times: list[Time]) -> Segment:
        """The segment without times at its head, which say when and not what."""
        start = segment.start
        if not times and not self.text.startswith(_LEFT_OVER, start):
            return segment
        for time in times:
            lead = self.text[start : time.start].strip('、和与及,，到至在截 "“”')
            if not lead and not is_baseline(self.text, time):
                if self._describes(time):
                    break
                start = time.end
            elif lead.endswith(("(", "（", "(即", "（即")):
                bracket = _period_in_brackets().match(self.text, start, segment.end)
                start = bracket.end() if bracket else start
        return segment._replace(start=_after_words_of_time(self.text, start, segment.end))


_AT_PRESENT = frozenset(
    ("目前", "截至目前", "截止目前", "近年来", "近几年", "近几年来", "多年来", "长期以来")
)
"""Segments that say of what follows that it has been reached already."""
_RATES = frozenset(("ratio", "points"))
_OF_PLACES = ("新区", "开发区", "示范区", "经开区", "新城", "功能区")
_OF_ONE_PROJECT = ("该项目", "该工程", "本项目", "项目总投资", "项目占地", "项目建成后")
"""What opens a description of one project, which commits to nothing."""


@cache
def _striving() -> re.Pattern[str]:
    return re.compile("[、,]?(?:并)?(?:力争|争取|努力|力求)(?:达到|达|实现|完成)?")


def _does(draft: Draft) -> bool:
    """Whether a deed stands before the figure, and what it is done to behind: 建成|3座|站."""
    return draft.quantity is not None and draft.phrase.end > draft.quantity.outer_end


@cache
def _period_in_brackets() -> re.Pattern[str]:
    """A period that a bracket dates, or the bracket alone: 三年内（2023—2025年）."""
    plan = r'"十[一二三四五六]五"(?:期间|时期)?'
    named = rf"(?:(?:未来|今后)?[一二三四五两]年(?:内|间|期间)?|{plan}|近期|中期|远期)"
    return re.compile(
        rf"[,，、到至在]{{0,2}}{named}?[（(]即?"
        rf"(?:(?:到|至)?\d{{4}}年?(?:[—\-~至]+\d{{4}}年)?(?:底|前)?|{plan}末?)[）)]"
    )


def _after_words_of_time(text: str, start: int, end: int) -> int:
    """Where a segment goes on after marks and a word left over from its time (期间, 底)."""
    while start < end and (text[start] in '、,，:："“”' or text[start].isspace()):
        start += 1
    start += len(cues.first_word(text, start, end, _OF_TIME) or "")
    while start < end and (text[start] in "、,，:：" or text[start].isspace()):
        start += 1
    return start


_SEASONS = ("汛期", "供暖期", "采暖期", "供暖季", "采暖季")
_OF_TIME = (
    *("后两年", "后三年", "前两年", "前三年", "期间", "时期"),
    *("规划期间", "规划期内", "规划期末", "规划期", "期末", "期内"),
    *(season + when for season in _SEASONS for when in ("来临前", "到来前", "前", "末")),
    *("末", "底"),
)
_LEFT_OVER = (*_OF_TIME, *"、,，:：“”", '"', " ", "\t", "\u3000")
"""How a segment may begin that has something left over from a time."""


def _speaks_of_goals(clause: Clause) -> bool:
    headings = [clause.heading, *clause.path[-1:]]
    return any(
        cues.holds(heading, ("目标", "指标")) and "责任" not in heading for heading in headings
    )


@cache
def _by_when() -> re.Pattern[str]:
    return re.compile(r"[到至] ?(20\d\d)年")


def _tells_by_years(clause: Clause) -> bool:
    """Whether paragraphs of a clause begin with one year after the other, as goals do."""
    starts = clause.paragraphs
    if len(starts) < 2:
        return False
    opened = [_by_when().match(clause.folded, start) for start in starts]
    return len({match.group(1) for match in opened if match}) > 1
