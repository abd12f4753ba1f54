"""Take a new plan into the corpus: show what was understood of it, keep its text and its entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from align.cli import exit_codes
from align.cli.declare import Argument, Option
from align.cli.options import Language, Session, choice, command
from align.cli.output import emit
from align.cli.work import library_of
from align.errors import UsageError
from align.lexicon.messages import message

if TYPE_CHECKING:
    from align.corpus.adding import Proposal
    from align.corpus.library import Library

LEVELS = ("national", "provincial", "municipal", "district", "zone")
_SHOWN = 10  # unexplained numerals
_CONTEXT = 12  # characters around one

Fact = Annotated[str | None, Option(metavar="TEXT", help="Instead of what the text says.")]


@command
def run(
    session: Session,
    file: Annotated[str, Argument(metavar="FILE", help="The document.")],
    *,
    id: Annotated[
        str | None, Option("--id", metavar="ID", help="How commands name it (the file's name).")
    ] = None,
    title: Fact = None,
    level: Annotated[
        str | None, Option("--level", metavar="NAME", help=f"One of: {', '.join(LEVELS)}.")
    ] = None,
    jurisdiction: Fact = None,
    issuer: Fact = None,
    number: Fact = None,
    date: Fact = None,
    parent: Annotated[
        str | None,
        Option("--parent", metavar="PLAN", help="The plan that it carries out: an id or a title."),
    ] = None,
    source: Annotated[
        str | None, Option("--source", metavar="TEXT", help="Where the text comes from.")
    ] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Write nothing.")] = False,
) -> int:
    """Add a plan, check it, and say what to do next."""
    from align.corpus.adding import add, propose
    from align.corpus.library import open_library

    facts = {
        "title": title,
        "level": level and choice("--level", level, LEVELS),
        "jurisdiction": jurisdiction,
        "issuer": issuer,
        "number": number,
        "date": _day(date),
        "parent": parent,
        "source": source,
    }
    said = {key: " ".join(value.split()) for key, value in facts.items() if value}
    library = library_of(session)
    proposal = propose(library, file, id=id, said=said)
    lang = session.terminal_lang
    lines = list(_understood(library, proposal, lang))
    if not dry_run:
        add(library, proposal)
        library = open_library(library.config)
    name = file if dry_run else proposal.values["id"]
    lines += ["", *_written(library, proposal, lang, dry_run=dry_run)]
    lines += ["", *_checked(library, name, lang)]
    if not dry_run:
        lines += ["", *_next(library, proposal, lang)]
    emit(session, "\n".join(lines))
    return exit_codes.OK


def _day(value: str | None) -> str | None:
    from align.corpus.decisions import is_day

    if value is not None and not is_day(value):
        raise UsageError(f"--date must be a day as 2026-03-31, not {value!r}")
    return value


def _understood(library: Library, proposal: Proposal, lang: Language) -> Iterator[str]:
    """Fact by fact what was read of the document."""
    from align.extract.accounts.ledger import ledger
    from align.pipeline import prepare

    def say(key: str, **values: object) -> str:
        return message(f"decide.add.{key}", lang, **values)

    values, plan = proposal.values, proposal.plan
    colon = "：" if lang == "zh" else ": "
    level = values.get("level")
    shown = {**values, "level": level and message(f"report.level.{level}", lang)}
    for key in ("id", "path", "title", "number", "date", "issuer", "jurisdiction", "level"):
        yield f"{say(key)}{colon}{shown.get(key) or say('unknown', option=key)}"
    yield f"{say('parent')}{colon}{_parent(library, proposal, lang)}"
    yield f"{say('encoding')}{colon}{plan.source.encoding}"
    yield f"{say('clauses')}{colon}{len(plan.clauses)}"
    targets = prepare(plan).targets
    kinds = Counter(message(f"report.kind.{target.kind}", lang) for target in targets)
    comma = "，" if lang == "zh" else ", "
    told = comma.join(f"{kind} {count}" for kind, count in kinds.most_common())
    yield f"{say('targets')}{colon}{say('count_targets', count=len(targets), kinds=told or '-')}"
    entries = ledger(plan, targets)
    open_ones = [one for one in entries if one.cls == "unexplained"]
    counts = say("count_numerals", count=len(entries), unexplained=len(open_ones))
    yield f"{say('numerals')}{colon}{counts}"
    for one in open_ones[:_SHOWN]:
        around = plan.source.text[max(0, one.start - _CONTEXT) : one.end + _CONTEXT]
        context = "".join(around.split())
        path = plan.source.path
        yield say("unexplained", path=path, line=one.line, text=one.text, context=context)
    if len(open_ones) > _SHOWN:
        yield say("more", count=len(open_ones) - _SHOWN)


def _parent(library: Library, proposal: Proposal, lang: Language) -> str:
    """The parent, and whether the corpus holds it."""
    from align.corpus.adding import likely_parent

    parent = proposal.values.get("parent")
    if parent is None:
        likely = likely_parent(library, proposal.plan)
        if likely is not None:
            return message("decide.add.likely_parent", lang, parent=likely)
        return message("decide.add.no_parent", lang)
    if parent in library.ids:
        return parent
    return message("decide.add.absent_parent", lang, parent=f"《{parent}》")


def _written(
    library: Library, proposal: Proposal, lang: Language, *, dry_run: bool
) -> Iterator[str]:
    """What was written, or would be."""
    from align.corpus.manifest import NAME
    from align.corpus.tables import entry

    manifest = library.config.path(library.config.manifest)
    if dry_run:
        yield message("decide.add.would_add", lang, manifest=manifest)
        yield entry(NAME, proposal.values).rstrip("\n")
        return
    id, path = proposal.values["id"], proposal.path
    yield message("decide.add.added", lang, id=id, path=path, manifest=manifest)


def _checked(library: Library, name: str, lang: Language) -> Iterator[str]:
    """What the check finds in the plan."""
    from align.check.run import check_corpus
    from align.report.findings.concise import line

    checked = check_corpus(library, [name])
    if not checked.findings and not checked.failures:
        yield message("decide.add.clean", lang)
        return
    yield message("decide.add.found", lang)
    for failure in checked.failures:
        yield f"  {failure.text}"
    for finding in checked.findings:
        yield f"  {line(finding, lang)}"


def _next(library: Library, proposal: Proposal, lang: Language) -> Iterator[str]:
    """What to do now."""
    values = proposal.values
    parent = values.get("parent")
    keys = ["next_read"]
    if "source" not in values:
        keys.insert(0, "next_source")
    if parent in library.ids:
        keys += ["next_compare", "next_review", "next_report"]
    told = {
        "id": values["id"],
        "parent": parent,
        "manifest": library.config.path(library.config.manifest),
    }
    yield message("decide.add.next", lang)
    for key in keys:
        yield f"  {message(f'decide.add.{key}', lang, **told)}"
