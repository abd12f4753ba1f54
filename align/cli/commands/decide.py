"""Keep a person's word on a verdict or an alignment; every command applies it from then on."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from align.cli import exit_codes
from align.cli.deciding import Desk, day, day_of_writing, desk_for, keep, present
from align.cli.options import Session, choice, command
from align.cli.output import emit, note
from align.decide.make import Answer
from align.errors import UsageError
from align.lexicon.messages import message


@command
def run(
    session: Session,
    names: Annotated[
        list[str],
        Argument(
            metavar="REFERENCE PLAN TARGET-OR-CLAUSE",
            help="Two plans, then a target of either or a clause of the plan.",
        ),
    ],
    *,
    accept: Annotated[bool, Option("--accept", help="What the tool says is right.")] = False,
    verdict: Annotated[
        str | None, Option("--verdict", metavar="NAME", help="This verdict holds.")
    ] = None,
    partner: Annotated[
        str | None,
        Option("--partner", metavar="TARGET", help="This target answers to it; or none."),
    ] = None,
    not_partner: Annotated[
        str | None,
        Option("--not-partner", metavar="TARGET", help="This target does not answer to it."),
    ] = None,
    clauses: Annotated[
        str | None,
        Option("--clauses", metavar="CLAUSE,…", help="These clauses answer, or none."),
    ] = None,
    not_clauses: Annotated[
        str | None,
        Option("--not-clauses", metavar="CLAUSE,…", help="These clauses do not answer."),
    ] = None,
    remark: Annotated[
        bool, Option("--note", help="Decide nothing: keep --why as a remark.")
    ] = False,
    withdraw: Annotated[
        bool, Option("--withdraw", help="Take the decisions on it out of the file.")
    ] = False,
    why: Annotated[str | None, Option("--why", metavar="TEXT", help="The reason.")] = None,
    by: Annotated[str | None, Option("--by", metavar="NAME", help="Who decides.")] = None,
    on: Annotated[
        str | None, Option("--on", metavar="DATE", help="The day of the decision (today).")
    ] = None,
    until: Annotated[
        str | None,
        Option(
            "--until", metavar="DATE", help="The day until which it need not be looked at again."
        ),
    ] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Show the entry and write nothing.")] = False,
) -> int:
    """Write one decision into the file of decisions."""
    from align.decide.answers import clause_ids, on_target
    from align.model.verdict import VERDICTS

    if len(names) != 3:
        raise UsageError("two plans and a target or clause", hint="align decide --help")
    forms = {
        "--accept": accept,
        "--not-partner": not_partner is not None,
        "--clauses": clauses is not None,
        "--not-clauses": not_clauses is not None,
        "--note": remark,
        "--withdraw": withdraw,
        "--verdict or --partner": verdict is not None or partner is not None,
    }
    said = [form for form, given in forms.items() if given]
    if len(said) != 1:
        raise UsageError("say one thing that holds", hint=", ".join(said or forms))
    if withdraw:
        return _withdraw(session, desk_for(session, *names[:2]), names[2])
    if verdict is not None:
        choice("--verdict", verdict, VERDICTS)
    if not_partner is not None:
        answer = Answer("not-partner", partner=not_partner)
    elif clauses is not None:
        answer = Answer("clauses", clauses=clause_ids(clauses))
    elif not_clauses is not None:
        answer = Answer("not-clauses", clauses=clause_ids(not_clauses))
    elif remark:
        answer = Answer("note")
    elif accept:
        answer = Answer("verdict")
    else:
        answer = on_target(verdict or "", partner or "")
    desk = desk_for(session, *names[:2])
    if accept and names[2] in desk.plain.plan.by_id:
        answer = Answer("clauses")
    return _decide(session, desk, names[2], answer, (why, by, on, until), dry_run=dry_run)


def _decide(
    session: Session,
    desk: Desk,
    name: str,
    answer: Answer,
    said: tuple[str | None, str | None, str | None, str | None],
    *,
    dry_run: bool,
) -> int:
    """Make the decision and keep it, or show it."""
    from align.corpus.decisions import entry_text
    from align.decide.make import Word, decide, subject_of
    from align.decide.queue import replaced

    why, by, on, until = said
    word = Word(
        present("--why", why, "a decision without a reason helps nobody later"),
        present("--by", by, "who decides"),
        day_of_writing(on),
        day("--until", until),
    )
    decision = decide(desk.plain, name, answer, word, desk.engine)
    subject = subject_of(desk.plain, name).name
    if not dry_run:
        path = keep(desk, [decision], replacing=replaced(desk.decided, subject, decision.holds))
        note(session, "align: " + message("decide.told.kept", session.terminal_lang, path=path))
    emit(session, entry_text(decision))
    return exit_codes.OK


def _withdraw(session: Session, desk: Desk, name: str) -> int:
    """Take out what was decided on a clause or target, or the decision of that id."""
    from align.corpus import decisions as file
    from align.decide.make import subject_of

    config = desk.library.config
    ids = {one.id for one in desk.library.decisions if one.id == name}
    if not ids:
        subject = subject_of(desk.plain, name).name
        ids = {
            one.decision.id for one in desk.decided.comparison.decisions if one.subject == subject
        }
    if not ids:
        raise UsageError(f"nothing was decided on {name}")
    taken = file.withdraw(config.decisions_path, ids)
    emit(session, "".join(file.entry_text(one) for one in taken))
    told = message("decide.told.withdrawn", session.terminal_lang, path=config.decisions_path)
    note(session, f"align: {told}")
    return exit_codes.OK
