"""Numbers as word processors and browsers print them before paragraphs."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_CAPITAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COUNTING = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "koreanCounting", "cjk-ideographic", "simp-chinese-informal",
    "trad-chinese-informal",
})  # fmt: skip
_CAPITALS = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_CAPITALS |= {"simp-chinese-formal"}
_ALPHA = frozenset(
    {"lowerLetter", "upperLetter", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin"}
)


def printed(value: int, form: str) -> str:
    """The number in a form of Word's (``chineseCounting``) or of style sheets (``lower-roman``)."""
    if form in _COUNTING:
        return han(value)
    if form in _CAPITALS:
        return han(value, digits=_CAPITAL, units="拾佰仟", short=False)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(value))
    if form in ("decimalZero", "decimal-leading-zero"):
        return f"{value:02d}"
    if form == "ideographTraditional" and 0 < value <= len(_STEMS):
        return _STEMS[value - 1]
    if form == "ideographZodiac" and 0 < value <= len(_BRANCHES):
        return _BRANCHES[value - 1]
    if form in _ALPHA and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form in ("lowerRoman", "upperRoman", "lower-roman", "upper-roman") and 0 < value < 4000:
        return roman(value).upper() if form.startswith("upper") else roman(value)
    return str(value)


def han(value: int, *, digits: str = _DIGITS, units: str = "十百千", short: bool = True) -> str:
    """The number in Chinese: 十二, 二十, 一百零三; from ten thousand on in ASCII digits."""
    if not 0 <= value < 10_000:
        return str(value)
    if value == 0:
        return digits[0]
    result, pending = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            pending = bool(result)
            continue
        if pending:
            result += "零"
            pending = False
        if not (short and digit == 1 and power == 1 and not result):
            result += digits[digit]
        result += units[power - 1] if power else ""
    return result


def roman(value: int) -> str:
    """The number in lower-case Roman numerals."""
    result = ""
    for amount, letters in _ROMAN:
        while value >= amount:
            result += letters
            value -= amount
    return result
