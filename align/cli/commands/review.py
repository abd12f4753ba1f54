"""Walk through what is doubtful and keep what a person decides, at a terminal or by a table."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.deciding import Desk, day, day_of_writing, desk_for, keep, present
from align.cli.declare import Argument, Option
from align.cli.options import Session, command
from align.cli.output import note, write_file, write_stdout
from align.config import reason
from align.errors import DataError, UsageError
from align.lexicon.messages import message

if TYPE_CHECKING:
    from align.decide.make import Answer, Word
    from align.decide.queue import Item
    from align.model.decision import Decision


@command
def run(
    session: Session,
    names: Annotated[
        list[str],
        Argument(metavar="REFERENCE PLAN", help="Ids of the manifest, or files."),
    ],
    *,
    by: Annotated[str | None, Option("--by", metavar="NAME", help="Who decides.")] = None,
    on: Annotated[
        str | None, Option("--on", metavar="DATE", help="The day of the decisions (today).")
    ] = None,
    until: Annotated[
        str | None,
        Option(
            "--until", metavar="DATE", help="The day until which they need not be looked at again."
        ),
    ] = None,
    below: Annotated[
        str, Option("--below", metavar="N", help="Doubtful is what is less sure than this.")
    ] = "0.7",
    all: Annotated[bool, Option("--all", help="Everything that was not decided.")] = False,
    export: Annotated[
        str | None,
        Option("--export", metavar="FILE.csv", help="Write a table for a colleague to fill in."),
    ] = None,
    filled: Annotated[
        str | None,
        Option("--import", metavar="FILE.csv", help="Keep the answers of such a table."),
    ] = None,
) -> int:
    """Show the doubtful ones, worst consequence first, and keep each answer at once."""
    from align.decide.queue import EVERYTHING, doubtful

    if len(names) != 2:
        raise UsageError("two plans", hint="align review REFERENCE PLAN")
    if export is not None and filled is not None:
        raise UsageError("--export or --import, not both")
    limit = EVERYTHING if all else _share("--below", below)
    day("--on", on)
    day("--until", until)
    desk = desk_for(session, *names)
    if filled is not None:
        return _import(session, desk, filled, (by, on, until))
    items = doubtful(desk.decided, desk.library.decisions, below=limit, today=day_of_writing(None))
    if export is not None:
        return _export(session, desk, items, export)
    return _walk(session, desk, items, (by, on, until))


def _walk(
    session: Session,
    desk: Desk,
    items: tuple[Item, ...],
    said: tuple[str | None, str | None, str | None],
) -> int:
    """The conversation at the terminal."""
    from align.cli.review_cards import Terminal
    from align.cli.reviewing import decision_of, walk
    from align.decide.make import Word
    from align.decide.queue import replaced

    by, on, until = said
    terminal = Terminal(_ask, lambda line: write_stdout(line + "\n"), session.terminal_lang)
    path = desk.library.config.decisions_path
    if not items:
        terminal.say("nothing")
        return exit_codes.OK
    name = by or terminal.ask(terminal.text("who"))
    name = present("--by", name, "who decides")
    date = day_of_writing(on)

    def hold(item: Item, answer: Answer, why: str) -> Decision:
        decision = decision_of(desk, item, answer, Word(why, name, date, until))
        keep(desk, [decision], replacing=replaced(desk.decided, item.subject, decision.holds))
        return decision

    done = walk(items, desk, terminal, hold)
    terminal.say("done", count=done, all=len(items), path=path)
    return exit_codes.OK


def _ask(prompt: str) -> str | None:
    """One line of stdin; None at its end."""
    write_stdout(prompt + " ")
    line = sys.stdin.readline()
    if not line:
        write_stdout("\n")  # what comes next begins a line of its own
        return None
    return line.rstrip("\r\n")


def _share(option: str, value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"{option} must be a number from 0 to 1, not {value!r}")
    return share


def _export(session: Session, desk: Desk, items: tuple[Item, ...], path: str) -> int:
    from align.cli.review_cards import sheet_row
    from align.decide import sheet

    lang = session.file_lang
    write_file(path, sheet.written(sheet_row(item, desk.plain, lang) for item in items))
    told = message("decide.told.exported", session.terminal_lang, path=path, count=len(items))
    note(session, f"align: {told}")
    return exit_codes.OK


def _import(
    session: Session, desk: Desk, path: str, said: tuple[str | None, str | None, str | None]
) -> int:
    """Keep all answers of a table, or, where one of them is wrong, none."""
    from align.cli.reviewing import decision_of
    from align.decide import sheet
    from align.decide.queue import EVERYTHING, doubtful, replaced

    items = {item.key: item for item in doubtful(desk.plain, (), below=EVERYTHING)}
    decisions: list[Decision] = []
    gone: set[str] = set()
    wrong: list[DataError] = []
    for row in sheet.answers(_bytes(path), path):
        try:
            if row.cells["key"] not in items:
                raise UsageError("the text has changed since, or this is of other plans")
            item = items[row.cells["key"]]
            decision = decision_of(desk, item, *_answer(item, row.cells, said))
        except UsageError as error:
            wrong.append(DataError(error.what, path=path, line=row.line, hint=error.hint))
            continue
        decisions.append(decision)
        gone |= set(replaced(desk.decided, item.subject, decision.holds))
    if wrong:
        for fault in wrong[:-1]:
            print(fault, file=sys.stderr)
        raise wrong[-1]
    if decisions:
        keep(desk, decisions, replacing=gone)
    file = desk.library.config.decisions_path
    told = message("decide.told.imported", session.terminal_lang, count=len(decisions), path=file)
    note(session, f"align: {told}")
    return exit_codes.OK


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"cannot be read: {reason(error)}", path=path) from error


def _answer(
    item: Item, cells: Mapping[str, str], said: tuple[str | None, str | None, str | None]
) -> tuple[Answer, Word]:
    """What a row says; what it leaves open of who and when is as the options say."""
    from align.decide import answers
    from align.decide.make import Word

    text = cells["answer"]
    if item.verdict is None:
        answer = answers.on_clause(text)
    else:
        answer = answers.on_target(text, cells.get("partner", ""))
    by, on, until = said
    why = present("why", cells.get("why"), "a decision without a reason helps nobody later")
    name = present("by", cells.get("by") or by, "fill in the column, or give --by")
    date = day_of_writing(cells.get("on") or on)
    return answer, Word(why, name, date, day("until", cells.get("until") or until))
