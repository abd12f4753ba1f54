"""Walk a plan's clauses, sentences and segments and collect their targets."""

from __future__ import annotations

import re
from functools import cache

from align.extract import cues, relative, states
from align.extract.build import Governing, build
from align.extract.dates import Time, find_times
from align.extract.draft import Draft
from align.extract.frames import figure_drafts
from align.extract.holders import with_holder
from align.extract.lists import coordinate
from align.extract.marks import marks_of
from align.extract.phrase import Phrase, strip_phrase
from align.extract.reign import (
    REACH,
    Reign,
    is_baseline,
    is_deadline,
    overdue,
    past_words,
    strength_in,
    years_of,
)
from align.extract.repeats import with_repeats
from align.extract.rows import row_drafts
from align.extract.sentences import Segment, Sentence, segments, sentences
from align.lexicon.indicators import longest_at
from align.model.plan import Clause, Plan
from align.model.quantity import Quantity
from align.model.target import Target


def find_targets(plan: Plan) -> tuple[Target, ...]:
    """Every target of the plan, in text order, as ``<plan>-01`` …; never raises on any text."""
    since = _own_year(plan)
    found: list[Target] = []
    for clause in plan.clauses:
        if clause.row is not None:
            found.extend(_row_targets(plan, clause))
        elif not _is_preamble(clause):
            found.extend(_Reader(plan, clause, since).targets())
    found.sort(key=lambda target: (target.start, target.end))
    width = max(2, len(str(len(found))))
    return with_repeats(
        [
            target._replace(id=f"{plan.id}-{number:0{width}}")
            for number, target in enumerate(found, start=1)
        ]
    )


_PRINCIPLES = (
    "指导思想", "原则", "背景", "现状", "形势", "工作基础", "发展基础", "现实基础", "现有基础",
    "良好基础", "名词解释", "编制依据",
)  # fmt: skip


def _is_preamble(clause: Clause) -> bool:
    """Whether a clause tells why and in what spirit, and commits to nothing."""
    heading = clause.heading[:12]
    return clause.id == "0" or heading == "基础" or cues.holds(heading, _PRINCIPLES)


def _own_year(plan: Plan) -> int:
    """The first year that a commitment can be due in: the plan's own, or 2021 where unknown."""
    date = plan.meta.date
    return int(date[:4]) if date and date[:4].isdigit() else 2022


def _row_targets(plan: Plan, clause: Clause) -> list[Target]:
    assert clause.row is not None  # noqa: S101  # the caller chose rows
    whole = (0, len(clause.text))
    return [
        build(
            plan,
            clause,
            draft,
            Governing(draft.year, "plain", None, whole),
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
        self.goals = _speaks_of_goals(clause)
        self.marks = marks_of(self.text)

    def targets(self) -> list[Target]:
        result: list[Target] = []
        reign = Reign(self._heading_year())
        heading_year = reign.deadline
        for sentence in sentences(self.text, self.clause.paragraphs, self.clause.body):
            carried = self._carries(sentence)
            reign = reign.next_sentence(carried=carried)
            if reign.deadline is None:
                reign.deadline = heading_year
            if self._worth(sentence):
                result.extend(self._sentence_targets(sentence, reign))
            else:
                self._pass_over(sentence, reign)
        return result

    def _heading_year(self) -> int | None:
        """The year that a heading sets for its whole clause: 到2025年主要目标."""
        for heading in (self.clause.heading, *reversed(self.clause.path[-1:])):
            years = [
                time for time in find_times(heading) if is_deadline(heading, time, since=self.since)
            ]
            if len(years) == 1 and "达峰" not in heading:
                return years[0].last_year
        return None

    def _carries(self, sentence: Sentence) -> bool:
        """Whether the deadline of the sentence before governs this one too."""
        start = self.text[sentence.start : sentence.start + 4]
        if start.startswith(("其中", "同时")):
            return True
        if not sentence.first and longest_at(self.text, sentence.start, sentence.end):
            return True
        if not sentence.first and self._opens_with_figure(sentence):
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
        for segment in self._segments(sentence):
            scope = self._case(segment) or scope
            if self.marks.silent(segment):
                self._remember_subject(segment, reign)
                continue
            if result and self._goes_on(segment):
                scope = scope or result[-1].scope
            times = list(self.marks.moments(segment.start, segment.end))
            found = self._segment_targets(sentence, segment, times, reign)
            result.extend(_within(found, scope))
            if found or segment.mark in {";", "；"}:
                scope = None  # the next subject is one of its own
        return with_holder(self.text, sentence, result)

    def _case(self, segment: Segment) -> str | None:
        """The set that a segment narrows for what follows: 新建公共建筑具备条件的,…."""
        if segment.mark not in {",", "，"}:
            return None
        if self.text.endswith("条件的", segment.start, segment.end):
            low, _ = strip_phrase(self.text, segment.start, segment.end)
            return self.text[low : segment.end]
        if self.text.endswith(("中", "内"), segment.start, segment.end):
            low, high = strip_phrase(self.text, segment.start, segment.end - 1)
            among = self.text[low:high]
            return among if cues.ends_in_part(among) and len(among) > 3 else None
        return None

    def _goes_on(self, segment: Segment) -> bool:
        """Whether a segment only adds figures to the subject before it: 在2020年的基础上…."""
        if not self.text.startswith("在", segment.start):
            return False
        return bool(_on_the_base().match(self.text, segment.start, segment.end))

    def _segments(self, sentence: Sentence) -> list[Segment]:
        """The segments of a sentence, and after each what a bracket in it narrows: (其中…)."""
        result: list[Segment] = []
        for segment in segments(self.text, sentence):
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
            reign.past = False
            reign.years = years_of(due, self.text)
            reign.deadline = due[0].last_year if len(due) == 1 else due[-1].last_year
        elif any(self._gone_by(time, segment) for time in times):
            reign.past = True
        strength, reigning, before_strength = None, False, reign.aspirational
        if self.marks.sways(inner.start, segment.end):
            strength, reigning = strength_in(self.text, inner.start, segment.end)
        if reigning:
            reign.aspirational = True
        elif strength == "firm":
            reign.aspirational = False
        quantities = self.marks.figures_of(inner.start, segment)
        if len(quantities) == 1 < len(reign.years):
            drafts = self._each_year(inner, quantities, reign)
        else:
            drafts = self._drafts(inner, quantities, reign)
        if not drafts:
            reign.moved = None
            for time in times:
                if is_baseline(self.text, time) and time.last_year is not None:
                    reign.baselines |= {"decrease": time.last_year, "increase": time.last_year}
            self._remember_subject(inner, reign)
            return []
        if reigning and self._strives(inner, drafts[0]):
            reign.aspirational = before_strength  # 力争 is said of the one figure only
            drafts = _moved_like(drafts, reign.moved)
        reign.moved = _last_change(drafts)
        reign.subjects = [draft.phrase for draft in drafts]
        targets = []
        for draft in drafts:
            if reign.past or past_words(self.text, inner, draft.at):
                continue
            governing = self._governing(draft, inner, (times, due, before), reign, sentence)
            targets.append(build(self.plan, self.clause, draft, governing))
        return targets

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
        return leads and not self.text.startswith("年前建", time.end - 1)

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

        def named() -> list[Phrase]:
            phrases = coordinate(self.text, segment.start, segment.end)
            return phrases if all(phrase.key for phrase in phrases) else []

        reign.remember(named)

    def _after_leading(self, segment: Segment, times: list[Time]) -> Segment:
        """The segment without times at its head, which say when and not what."""
        start = segment.start
        for time in times:
            lead = self.text[start : time.start].strip('、和与及,，到至在截 "“”')
            if not lead and not is_baseline(self.text, time):
                start = time.end
        return segment._replace(start=_after_words_of_time(self.text, start, segment.end))

    def _governing(
        self,
        draft: Draft,
        segment: Segment,
        times: tuple[list[Time], list[Time], int | None],
        reign: Reign,
        sentence: Sentence,
    ) -> Governing:
        inside, due, before = times
        deadline = reign.deadline
        if due:
            earlier = [time for time in due if time.start <= draft.at]
            deadline = earlier[-1].last_year if earlier else (before or due[0].last_year)
        end = max(draft.at, min(draft.end, segment.end))
        strength, _ = strength_in(self.text, max(segment.start, end - REACH), end)
        soft = strength == "aspirational" or (strength is None and reign.aspirational)
        baseline = self._baseline(draft, inside, reign)
        return Governing(
            deadline,
            "aspirational" if soft else strength or "plain",
            baseline,
            (sentence.start, sentence.end),
        )

    def _baseline(self, draft: Draft, inside: list[Time], reign: Reign) -> int | None:
        own = [time for time in inside if is_baseline(self.text, time)]
        multiple = draft.quantity is not None and draft.quantity.dimension == "times"
        if own and (draft.change != "level" or multiple):
            year = own[0].last_year
            if year is not None:
                reign.baselines[draft.change] = year
            return year
        if draft.kind == "quantity" and draft.change != "level" and _is_share(draft):
            yearly = draft.change == "increase" and "年均" in self.text[draft.start : draft.at]
            return None if yearly else reign.baselines.get(draft.change)
        return None


_OF_ONE_PROJECT = ("该项目", "该工程", "本项目", "项目总投资", "项目占地", "项目建成后")
"""What opens a description of one project, which commits to nothing."""


@cache
def _striving() -> re.Pattern[str]:
    return re.compile("[、,]?(?:并)?(?:力争|争取|努力|力求)(?:达到|达|实现|完成)?")


def _last_change(drafts: list[Draft]) -> Draft | None:
    """The first draft that moves its indicator, if one does."""
    for draft in drafts:
        if draft.change != "level":
            return draft
    return None


def _moved_like(drafts: list[Draft], moved: Draft | None) -> list[Draft]:
    """Figures without a verb of their own, as the change before: 下降14%,力争达到14.5%."""
    there = moved.quantity if moved is not None else None
    if moved is None or there is None:
        return drafts
    return [
        draft._replace(change=moved.change)
        if draft.change == "level" and draft.quantity and draft.quantity.unit == there.unit
        else draft
        for draft in drafts
    ]


@cache
def _on_the_base() -> re.Pattern[str]:
    return re.compile(r"在\d{4}年(?:的)?基础上")


def _within(targets: list[Target], scope: str | None) -> list[Target]:
    """The targets, those without a scope of their own in the one that governs them."""
    if scope is None:
        return targets
    return [each if each.scope else each._replace(scope=scope) for each in targets]


def _is_share(draft: Draft) -> bool:
    return draft.quantity is not None and draft.quantity.dimension == "ratio"


def _after_words_of_time(text: str, start: int, end: int) -> int:
    """Where a segment goes on after marks and a word left over from its time (期间, 底)."""
    while start < end and (text[start] in '、,，:："“”' or text[start].isspace()):
        start += 1
    start += len(cues.first_word(text, start, end, _OF_TIME) or "")
    while start < end and (text[start] in "、,，:：" or text[start].isspace()):
        start += 1
    return start


_OF_TIME = ("期间", "时期", "以前", "之前", "末", "底", "前")


def _speaks_of_goals(clause: Clause) -> bool:
    headings = [clause.heading, *clause.path[-1:]]
    return any(
        cues.holds(heading, ("目标", "指标")) and "责任" not in heading for heading in headings
    )
