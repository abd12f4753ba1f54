"""Explain a rule of the check: what, why, an example, what to do; all of them without a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Argument, Option
from align.cli.options import Language, Session, choice, command
from align.cli.output import emit
from align.cli.text import message

if TYPE_CHECKING:
    from align.check.rule import Rule

FORMATS = ("text", "json", "markdown")


@command
def run(
    session: Session,
    code: Annotated[str, Argument(metavar="[CODE]", help="As G001, or looser-target.")] = "",
    *,
    format: Annotated[
        str, Option("--format", "-f", metavar="NAME", help=f"One of: {', '.join(FORMATS)}.")
    ] = "text",
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
        emit(session, page(rules[0], session.reader_lang))
    else:
        lang = session.reader_lang
        emit(session, "".join(f"{_line(rule, lang)}\n" for rule in rules))
    return exit_codes.OK


def _line(rule: Rule, lang: Language) -> str:
    severity = message(f"rule.{rule.severity}", lang)
    return f"{rule.code}  {severity}  {rule.name}: {getattr(rule.summary, lang)}"


def page(rule: Rule, lang: Language) -> str:
    """All that is to be known of a rule."""
    severity = f"{message('rule.severity', lang)}: {message(f'rule.{rule.severity}', lang)}"
    example = rule.example.replace("\n", "\n  ")
    return "\n".join(
        (
            f"{rule.code} {rule.name} ({severity})",
            getattr(rule.summary, lang),
            "",
            f"{message('rule.why', lang)}: {getattr(rule.why, lang)}",
            f"{message('rule.example', lang)}:\n  {example}",
            f"{message('rule.remedy', lang)}: {getattr(rule.remedy, lang)}",
            "",
        )
    )
