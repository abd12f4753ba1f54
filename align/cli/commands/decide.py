"""Keep a person's word on a verdict or an alignment; every command applies it from then on."""

from __future__ import annotations

from typing import Annotated

from align.cli import exit_codes
from align.cli.deciding import Desk, day, day_of_writing, desk_for, keep, present
from align.cli.declare import Argument, Option
from align.cli.options import Session, choice, command
from align.cli.output import emit, note
from align.decide.make import Answer
from align.errors import UsageError
from align.lexicon.messages import message

Text = str | None
Names = Annotated[
    list[str],
    Argument(
        metavar="REFERENCE PLAN TARGET-OR-CLAUSE",
        help="Two plans, then a target of either or a clause of the plan.",
    ),
]
Accept = Annotated[bool, Option("--accept", help="What the tool says is right.")]
VerdictName = Annotated[Text, Option("--verdict", metavar="NAME", help="This verdict holds.")]
Partner = Annotated[
    Text, Option("--partner", metavar="TARGET", help="This target answers to it; or none.")
]
NotPartner = Annotated[
    Text, Option("--not-partner", metavar="TARGET", help="This target does not answer to it.")
]
Clauses = Annotated[
    Text, Option("--clauses", metavar="CLAUSE,…", help="These clauses answer, or none.")
]
NotClauses = Annotated[
    Text, Option("--not-clauses", metavar="CLAUSE,…", help="These clauses do not answer.")
]
Remark = Annotated[bool, Option("--note", help="Decide nothing: keep --why as a remark.")]
Withdraw = Annotated[bool, Option("--withdraw", help="Take the decisions on it out of the file.")]
Why = Annotated[Text, Option("--why", metavar="TEXT", help="The reason.")]
By = Annotated[Text, Option("--by", metavar="NAME", help="Who decides.")]
On = Annotated[Text, Option("--on", metavar="DATE", help="The day of the decision (today).")]
Until = Annotated[
    Text,
    Option("--until", metavar="DATE", help="The day until which it need not be looked at again."),
]
DryRun = Annotated[bool, Option("--dry-run", help="Show the entry and write nothing.")]


@command
def run(
    session: Session,
    names: Names,
    *,
    accept: Accept = False,
    verdict: VerdictName = None,
    partner: Partner = None,
    not_partner: NotPartner = None,
    clauses: Clauses = None,
    not_clauses: NotClauses = None,
    remark: Remark = False,
    withdraw: Withdraw = False,
    why: Why = None,
    by: By = None,
    on: On = None,
    until: Until = None,
    dry_run: DryRun = False,
) -> int:
    """Write one decision into the file of decisions."""
    if len(names) != 3:
        raise UsageError("two plans and a target or clause", hint="align decide --help")
    forms: dict[str, str | bool | None] = {
        "--accept": accept,
        "--verdict or --partner": None if verdict is partner is None else True,
        "--not-partner": not_partner,
        "--clauses": clauses,
        "--not-clauses": not_clauses,
        "--note": remark,
        "--withdraw": withdraw,
    }
    said = [form for form, given in forms.items() if given not in (None, False)]
    if len(said) != 1:
        raise UsageError("say one thing that holds", hint=", ".join(said or forms))
    form = said[0]
    answer = _answer(form, forms[form], verdict, partner)
    desk = desk_for(session, *names[:2])
    if answer is None:
        return _withdraw(session, desk, names[2])
    if form == "--accept" and names[2] in desk.plain.plan.by_id:
        answer = Answer("clauses")
    return _decide(session, desk, names[2], answer, (why, by, on, until), dry_run=dry_run)


def _answer(form: str, given: str | bool | None, verdict: Text, partner: Text) -> Answer | None:
    """The answer that an option stands for; None for the one that takes decisions out."""
    from align.decide.answers import clause_ids, on_target
    from align.model.verdict import VERDICTS

    words = str(given)
    if form == "--withdraw":
        return None
    if form == "--accept":
        return Answer("verdict")
    if form == "--note":
        return Answer("note")
    if form == "--not-partner":
        return Answer("not-partner", partner=words)
    if form == "--clauses":
        return Answer("clauses", clauses=clause_ids(words))
    if form == "--not-clauses":
        return Answer("not-clauses", clauses=clause_ids(words))
    if verdict is not None:
        choice("--verdict", verdict, VERDICTS)
    return on_target(verdict or "", partner or "")


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
