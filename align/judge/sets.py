"""Targets that are one however set and name are cut apart, and whatever else one of them says."""

import re
from collections.abc import Sequence

from align.judge.bans import forbids
from align.judge.carriage import carriers, counted
from align.judge.measures import is_measure
from align.judge.subject import Subject, pairs_of
from align.judge.thresholds import threshold_in
from align.lexicon.loader import table

SET_LIKENESS = 0.8
"""How alike set and name together are that are cut apart at another place."""


def of_other_size(reference: Subject, plan: Subject) -> bool:
    """Whether the names differ only by the size of the members: 国三及以下, 国四及以下."""
    ours, theirs = threshold_in(plan.plain), threshold_in(reference.plain)
    if ours[0] is None or theirs[0] is None or ours[1] != theirs[1]:
        return False
    return ours[0].dimension == theirs[0].dimension and len(ours[1]) >= DUTY


def one_of_two(reference: Subject, plan: Subject) -> bool:
    """Whether one name says of two things together what the other says of one: 化肥农药利用率.

    A rate of both holds for each, and so does a direction; an amount of both is a sum.
    """
    if {reference.target.kind, plan.target.kind} == {"quantity"} and (
        reference.nature != plan.nature or reference.target.extensive or plan.target.extensive
    ):
        return False
    return any(
        _says_of_both(one.name, other.name, two)
        for two in table("judging")["folding"]["together"]
        for one, other in ((reference, plan), (plan, reference))
    )


def _says_of_both(both: str, single: str, things: Sequence[str]) -> bool:
    """Whether a name has two things where the other has one; whose they are only one may say."""
    for first, second in (things, things[::-1]):
        whose, sign, measure = both.partition(first + second)
        if not sign or single.endswith(first + second + measure):
            continue
        for thing in things:
            if single.endswith(thing + measure):
                other = single[: -len(thing + measure)]
                return not whose or not other or whose == other
    return False


def one_of_larger(reference: Subject, plan: Subject) -> bool:
    """Whether two states known to be of one subject are of one thing, but for which of them.

    (较大面积)农村黑臭水体 and (已排查出的)农村黑臭水体.
    """
    if not reference.target.kind == plan.target.kind == "coverage":
        return False
    if reference.topic is None or reference.topic != plan.topic or reference.ban or plan.ban:
        return False
    short, long = sorted((_not_yet_known(side) for side in (reference, plan)), key=len)
    return len(short) >= ITEM and long.endswith(short)


def _not_yet_known(subject: Subject) -> str:
    """Set and name without the words that only say that the members are known: 已查明的."""
    name = subject.scope.text + subject.plain
    head, sign, tail = name.partition("的")
    return tail if sign and head.startswith("已") and len(tail) >= ITEM else name


def one_set(reference: Subject, plan: Subject) -> bool:
    """Whether two states are of one thing, however set and name are cut (公建屋顶 + 光伏)."""
    if not reference.target.kind == plan.target.kind == "coverage":
        return False
    if not (reference.scope.text or plan.scope.text) or reference.ban or plan.ban:
        return False
    one, other = pairs_of(_whole_name(reference)), pairs_of(_whole_name(plan))
    return 2 * len(one & other) >= SET_LIKENESS * (len(one) + len(other))


def one_duty(reference: Subject, plan: Subject) -> bool:
    """Whether set and name of one side are those of the other, which says more of either.

    (公共机构)新采购电机能效等级; 重点用能单位(能耗在线监测系统)接入率.
    """
    kinds = {reference.target.kind, plan.target.kind}
    if not (kinds == {"grade"} or ("coverage" in kinds and kinds <= {"coverage", "quantity"})):
        return False
    names = (_without_measure(_whole_name(side)) for side in (reference, plan))
    short, long = sorted(names, key=len)
    if len(short) < DUTY or short == long:
        return False
    if kinds == {"grade"}:
        return long.endswith(short)
    rest = iter(long)
    ends = short[:4] == long[:4] and short[-2:] == long[-2:]
    return ends and all(character in rest for character in short)


DUTY = 7
"""Characters of set and name together that tell a duty."""


def unlike(reference: Subject, plan: Subject) -> bool:
    """Whether two targets have no more in common than a word of measuring, or a thing's name.

    (矿产资源)综合利用率 against 秸秆综合利用率; a ban on new 水泥熟料产能 against its 能耗.
    """
    if forbids(plan.target) != forbids(reference.target):
        kinds = {reference.target.kind, plan.target.kind}
        natures = {reference.nature, plan.nature}
        if kinds == {"coverage", "quantity"} and len(natures) == 2 and "" not in natures:
            return True
    bare, other = sorted((reference, plan), key=lambda side: len(side.plain))
    if bare.plain == other.plain or not is_measure(bare.plain):
        return False
    return not pairs_of(bare.scope.text) & pairs_of(other.scope.text + other.plain)


def qualified_direction(reference: Subject, plan: Subject) -> bool:
    """Whether a direction is of what the other sets a figure for, which says of which part.

    大宗货物铁路运输比例 and 大宗货物(中长距离)铁路运输比例.
    """
    kinds = {reference.target.kind, plan.target.kind}
    if kinds != {"trend", "quantity"} or reference.nature != plan.nature:
        return False
    short, long = sorted((reference.plain, plan.plain), key=len)
    size = len(long) - len(short)
    if len(short) < DUTY or not 0 < size <= QUALIFIER:
        return False
    return any(
        long.startswith(short[:at])
        and long.endswith(short[at:])
        and NEGATION not in long[at : at + size]
        for at in range(2, len(short) - 2)
    )


QUALIFIER = 6
"""Characters that a qualifier within a name has at most."""

NEGATION = "非"
"""Within a qualifier it makes the opposite of a thing."""


def one_carriage(reference: Subject, plan: Subject) -> bool:
    """Whether both are shares of the same carriers in transport, alike in what they count.

    铁路、水路在综合运输中的承运比重 and 铁路和水路货运量占货运总量比例.
    """
    ours, theirs = carriers(plan.plain), carriers(reference.plain)
    if not ours or ours != theirs:
        return False
    return counted(plan.scope.text + plan.plain) == counted(reference.scope.text + reference.plain)


def of_all_carried(reference: Subject, plan: Subject) -> bool:
    """Whether one of two shares in transport is of passengers too (综合运输), the other is not."""
    return (ALL_CARRIED in plan.plain) != (ALL_CARRIED in reference.plain)


ALL_CARRIED = "综合"
"""Before transport: all its kinds together."""


def listed_among(reference: Subject, plan: Subject) -> bool:
    """Whether the plan's state of several things listed is one of the reference's thing too.

    生活垃圾焚烧(处理) of 生活垃圾焚烧、水泥窑协同处置.
    """
    if not reference.target.kind == plan.target.kind == "coverage":
        return False
    wanted = _without_act(reference.plain)
    items = re.split("[、和及与]", plan.plain)
    return len(items) > 1 and len(wanted) >= ITEM and wanted in map(_without_act, items)


ITEM = 5
"""Characters of a thing listed that tell it by themselves."""


def _without_act(name: str) -> str:
    for word in table("judging")["folding"]["handled"]:
        if name.endswith(word):
            return name[: -len(word)]
    return name


def _without_measure(name: str) -> str:
    for word in table("judging")["folding"]["degrees"]:
        if name.endswith(word):
            return name[: -len(word)]
    return name


def _whole_name(subject: Subject) -> str:
    """Set and name together, the size of the members left out."""
    size, text = threshold_in((subject.scope.text + subject.plain).replace("的", ""))
    head, sign, tail = text.partition("以上")
    return tail if size and sign and len(head) < len(tail) + DUTY else text
