"""Subjects that are not printed in full: the last one goes on, for a part or with another verb."""

from __future__ import annotations

from align.extract import cues
from align.extract.acts import ACTS
from align.extract.phrase import Phrase
from align.extract.reign import Reign
from align.lexicon.indicators import closest

_SAID = frozenset(("该比例", "这一比例", "该比重", "该指标", "上述比例", "这一指标", "该占比"))
"""Words that stand for the indicator named last."""

_PLACES = ("镇", "乡", "县", "市", "州", "旗")
_PLACE = 6
"""Names of places of that many characters at most are read without a list of them."""
_LEVELS = ("世界级", "国家级", "省级", "自治区级", "市级", "区级", "县级", "区县级", "县区级")


def continued(phrase: Phrase, last: Phrase, *, rate: bool) -> Phrase:
    """A phrase that goes on with the last subject (占…比重, 该比例, 其他地区), completed by it."""
    if phrase.indicator in _SAID:
        return last._replace(start=phrase.start, end=phrase.end)
    if phrase.indicator.startswith("占"):
        joined = last.indicator + phrase.indicator
        return phrase._replace(indicator=joined, key=closest(joined), scope=last.scope)
    if rate and phrase.key is None and not phrase.complete:
        part = ((phrase.scope or "") + phrase.indicator).rstrip("等")
        if cues.ends_in_part(part) or (len(part) <= _PLACE and part.endswith(_PLACES)):
            return phrase._replace(indicator=last.indicator, key=last.key, scope=part)
    if phrase.key is None and phrase.scope is None and last.indicator.endswith(phrase.indicator):
        return phrase._replace(indicator=last.indicator, key=last.key, scope=last.scope)
    return phrase


def with_whole(phrase: Phrase, whole: str) -> Phrase:
    """A share with the whole that is printed before the figure: 充电量|占全社会用电量的|3%."""
    whole = whole.removesuffix("约").removesuffix("的")
    if len(whole) < 3:
        return phrase
    joined = phrase.indicator + whole
    return phrase._replace(indicator=joined, key=closest(joined) or closest(joined + "比重"))


def of_the_last(text: str, low: int, high: int, reign: Reign) -> list[Phrase]:
    """The last subject, where only its part (其中公共机构…) or its verb (共改造…) stands."""
    words = text[low:high].removeprefix("共")
    if words in ACTS:
        return reign.subjects
    if words in _LEVELS:
        return [_at_level(phrase, words) for phrase in reign.subjects[:1]]
    opened = text.rfind("其中", max(0, low - 24), low)
    if opened < 0 or "," in text[opened:low] or not cues.ends_in_part(words):
        return []
    return [phrase._replace(scope=words) for phrase in reign.subjects[:1]]


def _at_level(phrase: Phrase, level: str) -> Phrase:
    """The last thing at another level: 国家级绿色工厂8家,|省级|30家."""
    bare = cues.first_word(phrase.indicator, 0, len(phrase.indicator), _LEVELS) or ""
    indicator = level + phrase.indicator.removeprefix(bare)
    return phrase._replace(indicator=indicator, key=closest(indicator) or phrase.key)


MORE_OF_IT = ("新增", "再新增", "净增", "再增", "另增")
"""Words before a figure that add to the last subject: 年均新增50万千瓦."""
