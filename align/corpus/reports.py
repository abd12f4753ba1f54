"""The gap reports of a corpus: which there are, and their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from align.corpus.compare import compare_plans, usual_reference
from align.corpus.library import Library
from align.corpus.remembered import load_prepared
from align.errors import UsageError
from align.model.comparison import Comparison
from align.pipeline import Prepared
from align.report import contents, markdown
from align.report.text import Lang

INDEX = "README.md"


def reports(
    library: Library,
    names: Sequence[str],
    lang: Lang,
    *,
    seen: Callable[[Comparison], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[str, str]]:
    """File name and text of each report: of the plans named, or of all of them and the index.

    ``seen`` is told each comparison before its report is given, ``progress`` how many plans of
    how many are done.
    Raises UsageError for a plan that the corpus does not hold or has no reference for.
    """
    done: list[Comparison] = []
    for comparison in comparisons(library, names, progress=progress):
        done.append(comparison)
        if seen is not None:
            seen(comparison)
        yield f"{comparison.plan.id}.md", markdown.gap_report(comparison, lang=lang)
    if not names:
        yield INDEX, contents.page(done, lang=lang)


def comparisons(
    library: Library,
    names: Sequence[str],
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Comparison]:
    """Each plan compared with its usual reference, every plan read once.

    Of all plans, the topmost ones are left out: there is nothing to measure them by.
    """
    references: dict[str, Prepared] = {}
    chosen = tuple(names or library.ids)
    tell = progress or (lambda *_: None)
    for done, name in enumerate(chosen):
        tell(done, len(chosen))
        if name not in library.ids:
            raise UsageError(f"{name!r} is not in the manifest", hint="reports are of listed plans")
        reference = usual_reference(library, name)
        if reference is None or reference == name:
            if names:
                raise UsageError(f"{name} has nothing above it to be reported against")
            continue
        if reference not in references:
            references[reference] = _from_root(library, reference)
        yield compare_plans(library, references[reference], _from_root(library, name))
    tell(len(chosen), len(chosen))


def _from_root(library: Library, id: str) -> Prepared:
    """A plan that names its text as seen from the corpus, wherever the command was called."""
    plan, targets = load_prepared(library, id)
    entry = next(entry for entry in library.entries if entry.id == id)
    source = plan.source._replace(path=entry.path)
    return Prepared(plan._replace(source=source), targets)
