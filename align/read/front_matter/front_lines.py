"""What a line of a document's first and last pages is, by its words alone.

A title, a date, a number, the name of a body, a signature, a line of the notice.
"""

import re
from functools import cache

from align.read.front_matter.places import place_of
from align.read.layout.furniture import is_web_line
from align.read.words import word_set, words

LONGEST_TITLE = 60
LONGEST_HEADING = 100
"""Characters of a title that begins with the bodies that issue the plan."""
NOTICE_WORDS = ("通知", "公告", "通告", "决定", "的函")
"""The last word of a notice's heading."""
_HAN_FIGURES = frozenset("〇零○O一二三四五六七八九十")
_ABOUT = ("关于", "印发", "转发", "批转", "发布", "公布", "下达", "出台")

# Each pattern is built when a line first has the character without which it cannot match:
# most documents need but a few of them, and building one takes longer than all its matching.


@cache
def _date(*, chinese: bool) -> re.Pattern[str]:
    if not chinese:
        return re.compile(r"[(]?[12][0-9]{3}年[0-9]{1,3}月[0-9]{1,3}日[)]?")
    return re.compile(
        r"[(]?(?:[12][0-9]{3}|[二〇零○一O]{4}|二[〇零○O][一二三四五六七八九〇零○]{2})年"
        r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日[)]?"
    )


def _date_for(flat: str) -> re.Pattern[str]:
    return _date(chinese=not _HAN_FIGURES.isdisjoint(flat))


def find_date(flat: str) -> re.Match[str] | None:
    """The first date of a text, to the day."""
    return _date_for(flat).search(flat) if "日" in flat and "月" in flat else None


def is_date(flat: str) -> bool:
    """Whether a text is a date and nothing else."""
    return flat.endswith(("日", "日)")) and _date_for(flat).fullmatch(flat) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[^\W\d]{1,14}[〔\[(【][12][0-9]{3}[〕\])】](?:第)?[0-9]{1,4}号")


def find_number(flat: str) -> re.Match[str] | None:
    """The first document number of a text: 某政发〔2022〕31号."""
    return _numbered().search(flat) if "号" in flat else None


def is_number(flat: str) -> bool:
    """Whether a text is a document number and nothing else."""
    return flat.endswith("号") and _numbered().fullmatch(flat) is not None


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(
        r"(?:印发|发布|转发|公布|批转|下达)(?:实施)?(.{4,80}?)(?:的?(?:通知|公告|通告|决定)|的函)$"
    )


@cache
def _issued() -> re.Pattern[str]:
    return re.compile(r"(?:关于|对|的|^).{0,3}(?:印发|发布|转发|公布|批转|下达)")


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"[(]?20[0-9]{2}年[0-9]{1,2}月[)]?")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(r"[(][^()]{2,30}[)]$")


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(r"附件?[0-9一二三四五]{0,2}:|附件[0-9一二三四五]{0,2}$")


def without_suffix(flat: str) -> str:
    """A title without the marks around it and what stands in brackets behind it: (试行)."""
    if flat.startswith("《") and flat.endswith("》"):
        flat = flat[1:-1]
    return _suffix().sub("", flat) if flat.endswith(")") else flat


def heading_of(flat: str) -> str:
    """A heading without the number in brackets behind it, and once where it is printed twice."""
    if flat.endswith("号)"):
        flat = flat[: flat.rfind("(")]
    half = len(flat) // 2
    return flat[:half] if half > 8 and flat[:half] == flat[half:] else flat


def before_about(flat: str) -> str:
    """What stands before 关于, 印发 ... in a heading: the bodies that issue the document."""
    at = [place for word in _ABOUT if (place := flat.find(word)) >= 0]
    return flat[: min(at)] if at else ""


def is_body(name: str) -> bool:
    """Whether a name ends as that of a body does."""
    return (
        3 <= len(name) <= 80
        and name.endswith(words("office_words"))
        and not any(char in name for char in "《。;:,!?()〈<")
        and "落实" not in name
    )


def notice_title(flat: str) -> str | None:
    """The title of the plan that a notice says it issues: 关于印发《…》的通知."""
    if len(flat) > 160:
        return None
    if flat.endswith("》"):
        at = max(flat.find("印发《"), flat.find("出台《")) + 3
        name = flat[at:-1]
        return name if at > 2 and ends_as_title(name) else None
    if not flat.endswith(NOTICE_WORDS):
        return None
    found = _notice().search(flat)
    if found is None:
        return None
    name = found.group(1)
    return name.strip("《》〈〉<>")


def is_title(flat: str) -> bool:
    """Whether a line reads like the title of a plan."""
    longest = LONGEST_HEADING if "关于" in flat[3:] else LONGEST_TITLE
    if not 4 <= len(flat) <= longest or any(char in flat for char in "。;:!?,"):
        return False
    name = without_suffix(flat)
    if name.startswith(("《", "(", "附件", "——", "各", "第")) or is_web_line(flat):
        return False
    if not name.strip("》").endswith(words("plan_words")) or flat in word_set("section_words"):
        return False
    return len(name) >= 8 or name.endswith(("方案", "规划", "计划", "纲要"))


def is_closing(flat: str) -> bool:
    """Whether a block belongs to the end of a document: signature, date, notes, web words."""
    if is_web_line(flat) or is_date(flat) or is_signature(flat):
        return True
    if flat.strip("()[]。:").startswith(words("notice", "public")) and len(flat) < 30:
        return True
    if flat.startswith(words("notice", "closing")) and len(flat) < 120:
        return True
    if flat.startswith("附") and len(flat) < 200 and _attached().match(flat):
        return True
    return flat.endswith("印发") and len(flat) < 60 and "日" in flat


def signs(flat: str) -> bool:
    """Whether a line above a signature or date names bodies with their place or level."""
    if not is_body(flat) or "、" in flat:
        return False
    return bool(place_of(flat).parts) or flat.startswith(("省", "市", "县", "区", "自治区"))


def is_signature(flat: str) -> bool:
    """Whether a line is the name of a signing body, alone or with the date."""
    name = _date_for(flat).sub("", flat) if "日" in flat and "月" in flat else flat
    if name in ("国务院", "中共中央国务院"):
        return True
    if not 4 <= len(name) <= 40 or any(char in name for char in '。;:,、《》"'):
        return False
    return name.endswith(
        ("人民政府", "办公厅", "办公室", "委员会", "管委会", "发展改革委", "发改委", "领导小组")
    )


def is_letter(flat: str) -> bool:
    """Whether a block belongs to the notice that a plan is issued with."""
    if is_closing(flat) or is_number(flat):
        return True
    if flat.endswith(("通知", "公告")) and _issued().search(flat):
        return True
    if (
        flat.endswith(":")
        and flat.startswith(("各", "区", "市", "省", "县", "有关", "相关"))
        and len(flat) < 300
    ):
        return True
    if "提出" in flat[-60:] or "制定" in flat[-60:]:
        return False  # the plan's own lead, whatever it asks for at its end
    letter = words("notice", "letter")
    return len(flat) < 200 and any(word in flat[-60:] or flat.startswith(word) for word in letter)


def ends_as_title(flat: str) -> bool:
    """Whether the last words of a line are those of a plan's title."""
    return without_suffix(flat).strip("《》").endswith(words("plan_words"))


def is_subtitle(flat: str) -> bool:
    """Whether a line under the title belongs to it: (征求意见稿), a date, the issuer."""
    if is_date(flat) or is_signature(flat) or (signs(flat) and len(flat) <= 40):
        return True
    if flat.endswith(("月", "月)")) and _month().fullmatch(flat):
        return True
    return flat.startswith("(") and flat.endswith(")") and len(flat) <= 40
