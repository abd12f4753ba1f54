"""Whether reader, extractor and pairing take time in proportion to the size of a text.

    python benchmarks/fuzz/growth.py [CASE...] [--doublings 4]

Each case is a text that a reader could take too long over: nothing but brackets, digits, numbers
of headings, cells, one long line. Prints seconds of processor time at each size, and the exponent
that the last doubling comes to: 1 where time grows as the text does, 2 where it grows with its
square. Pairing compares every clause of a plan with every other's, so that 2 is in its nature
where clauses are many; ``benchmarks/pairing_growth.py`` looks at it more closely.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable

import memory
import properties

START = 20_000
"""Bytes of the first text."""
STEEP = 1.5
"""Exponents above this are told: a doubling that takes twice as long comes to 1."""
HEAD = "某市碳达峰实施方案\n一、总则\n"
REPEATED = {
    "brackets that open": "（",
    "brackets that close": "）",
    "brackets in turn": "（）",
    "books": "《甲》",
    "books that open": "落实《",
    "lists of bodies": "（责任单位：市发展改革委、市统计局）",
    "lists that do not end": "（责任单位：市发展改革委、",
    "labels": "责任单位：",
    "bodies": "市发展改革委、",
    "digits": "9",
    "digits and points": "9.",
    "digits and commas": "1,000",
    "numerals": "一",
    "numerals in units": "十万亿",
    "per cents": "百分之",
    "fractions": "1/",
    "ranges": "1—",
    "figures": "达到10%，",
    "figures, dealt": "分别达到10%、",
    "figures that go on": "翻一番",
    "figures of things": "建设10个项目、",
    "years": "2025年",
    "years and years": "到2025年，比2020年",
    "verbs": "达到",
    "adverbs": "进一步",
    "things in a list": "推进工业、建筑、",
    "sentences": "推进绿色低碳发展。",
    "half sentences": "推进绿色低碳发展，",
    "clauses of a sentence": "到2025年，能耗下降14%；",
    "blanks": " ",
    "ideographic blanks": "　",
    "tabs": "甲\t",
    "bars": "|",
    "dots": "…",
    "line ends": "\n",
    "lines": "甲\n",
    "lines without an end": "推进绿色低碳发展\n",
    "pages": "甲\f",
    "page numbers": "- 3 -\n",
    "running heads": "某市实施方案\n- 3 -\n",
    "headings": "一、甲\n",
    "headings in digits": "1.1 甲\n",
    "headings on a line": "（一）甲乙。",
    "chapters": "第一章 甲\n",
    "boxes": "专栏1 主要指标\n",
    "attachments": "附件：甲\n",
    "heads of tables": "序号 指标 2020年 2025年\n",
    "rows of tables": "序号 指标 2020年 2025年 属性\n1 能耗 1 2 约束性\n",
    "contents": "目录\n一、甲……1\n",
    "dates": "2023年5月6日\n",
    "notices": "关于印发《甲实施方案》的通知\n",
    "signatures": "某市人民政府\n",
    "titles": "某市实施方案\n",
    "quotes": "“",
    "hashes": "# 甲\n",
    "stars": "**甲",
    "links": "[甲](",
    "comments": "<!--",
    "code": "`甲",
    "escapes": "\\\\*",
}


def _counted(size: int) -> str:
    """Headings whose numbers go on."""
    return "".join(f"{at}.任务{at}\n推进第{at}项。\n" for at in range(1, size // 40))


def _nested(size: int) -> str:
    """Headings each one level below the one before."""
    return "".join(".".join("1" * (1 + at % 9)) + " 甲\n" for at in range(size // 16))


TEXTS: dict[str, Callable[[int], str]] = {
    "a plan": memory.plan,
    "a plan on a line": lambda size: memory.plan(size).replace("\n", ""),
    "headings that count": _counted,
    "headings that nest": _nested,
}
for _name, _piece in REPEATED.items():
    TEXTS[_name] = lambda size, piece=_piece: HEAD + piece * (size // len(piece.encode()))


def _seconds(data: bytes) -> tuple[float, float, float]:
    """What reading, extracting and pairing with itself take."""
    from align.errors import AlignError
    from align.extract import extract_targets
    from align.pair import pair_plans
    from align.read import parse

    times = [time.process_time()]
    try:
        plan = parse(data, path="plan", id="plan")
        times.append(time.process_time())
        extract_targets(plan)
        times.append(time.process_time())
        if len(plan.clauses) <= 1000:
            pair_plans(plan, plan)
    except AlignError:
        pass
    times += [time.process_time()] * (4 - len(times))
    return times[1] - times[0], times[2] - times[1], times[3] - times[2]


def main() -> int:
    parser = argparse.ArgumentParser(description="Time texts twice as long each time.")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--doublings", type=int, default=4)
    given = parser.parse_args()
    sys.path.insert(0, str(properties.ROOT))
    _seconds(memory.plan(2000).encode())  # what is loaded and compiled once
    steep = 0
    for name in given.cases or TEXTS:
        sizes = [START << step for step in range(given.doublings + 1)]
        rows = [_seconds(TEXTS[name](size).encode()) for size in sizes]
        for stage, times in zip(("read", "extract", "pair"), zip(*rows, strict=True), strict=True):
            last, before = max(times[-1], 1e-4), max(times[-2], 1e-4)
            grown = math.log2(last / before) if last > 0.05 else 0.0
            steep += grown > STEEP
            sign = "STEEP" if grown > STEEP else ""
            figures = (f"{one:8.3f}" for one in times)
            if stage != "pair" or times[-1] > 0.001:
                print(f"{name:24} {stage:8}", *figures, f"{grown:5.1f} {sign}", flush=True)
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
