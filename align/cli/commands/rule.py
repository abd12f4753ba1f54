"""Explain a rule of the check: what, why, an example, what to do; all of them without a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Argument
from align.cli.options import Language, Session, choice, command, format_option
from align.cli.output import emit
from align.cli.text import message

if TYPE_CHECKING:
    from align.check.rule import Rule

FORMATS = ("text", "json", "markdown")
_LEAST = 48  # cells of the column of summaries; with less room they stand below


@command
def run(
    session: Session,
    code: Annotated[str, Argument(metavar="[CODE]", help="As G001, or looser-target.")] = "",
    *,
    format: Annotated[str, format_option(FORMATS)] = "text",
) -> int:
    """Write the list of rules, or the page of one."""
    from align.check import documentation
    from align.check.catalogue import RULES, rule_of

    choice("--format", format, FORMATS)
    rules = (rule_of(code),) if code else RULES
    if format == "json":
        emit(session, documentation.as_json(rules))
    elif format == "markdown":
        emit(session, documentation.markdown(rules, session.file_lang, whole=not code))
    elif code:
        emit(session, page(rules[0], session.reader_lang, session.columns))
    else:
        emit(session, listed(rules, session.reader_lang, session.columns))
    return exit_codes.OK


def listed(rules: Sequence[Rule], lang: Language, width: int) -> str:
    """A line for each rule, its summary folded in a column of its own."""
    from align.report.layout import cells

    heads = []
    for rule in rules:
        severity = message(f"rule.{rule.severity}", lang)
        heads.append(f"{rule.code}  {severity}{' ' * (7 - cells(severity))}  {rule.name}")
    room = max(map(cells, heads)) + 2
    beside = width - room >= _LEAST
    lines: list[str] = []
    for rule, head in zip(rules, heads, strict=True):
        indent = room if beside else 6
        first, *more = _folded(getattr(rule.summary, lang), width - indent)
        if beside:
            lines.append(f"{head}{' ' * (room - cells(head))}{first}")
        else:
            lines += [head, " " * indent + first]
        lines += [" " * indent + line for line in more]
    return "\n".join([*lines, ""])


def page(rule: Rule, lang: Language, width: int) -> str:
    """All that is to be known of a rule, its sentences folded to the width."""
    colon = "：" if lang == "zh" else ": "
    severity = f"{message('rule.severity', lang)}{colon}{message(f'rule.{rule.severity}', lang)}"
    head = f"{rule.code} {rule.name}"
    lines = [f"{head}（{severity}）" if lang == "zh" else f"{head} ({severity})"]
    lines += [*_folded(getattr(rule.summary, lang), width), ""]
    lines += _folded(f"{message('rule.why', lang)}{colon}{getattr(rule.why, lang)}", width)
    lines.append(f"{message('rule.example', lang)}{colon.rstrip()}")
    for line in rule.example.split("\n"):
        lines += [f"  {part}" for part in _folded(line, width - 2)]
    lines += _folded(f"{message('rule.remedy', lang)}{colon}{getattr(rule.remedy, lang)}", width)
    return "\n".join([*lines, ""])


def _folded(text: str, width: int) -> list[str]:
    """The lines of a text that are no wider than that."""
    from align.report.layout import breaks

    return [text[start:end] for start, end, _ in breaks(text, width)]
