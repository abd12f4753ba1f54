"""Align the clauses of government plans and judge how their targets compare.

The functions below are what a program calls; ``docs/api.md`` shows them at work. Each is loaded
when it is first asked for, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as typing has it, which takes longer to load than all of this
if TYPE_CHECKING:
    from os import PathLike

    from align.config import Config
    from align.errors import AlignError
    from align.extract import extract_targets
    from align.judge import judge, relate
    from align.model.comparison import Comparison
    from align.model.pairing import Alignment
    from align.model.plan import Clause, Plan
    from align.model.target import Target
    from align.model.verdict import Relation, Verdict
    from align.pair import pair_plans
    from align.pipeline import Prepared
    from align.read import read_plan

    Which = str | PathLike[str] | Plan | Prepared

__version__ = "0.1.0"

_HOMES = {
    "AlignError": "align.errors",
    "Alignment": "align.model.pairing",
    "Clause": "align.model.plan",
    "Comparison": "align.model.comparison",
    "Plan": "align.model.plan",
    "Target": "align.model.target",
    "Verdict": "align.model.verdict",
    "extract_targets": "align.extract",
    "judge": "align.judge",
    "pair_plans": "align.pair",
    "read_plan": "align.read",
    "relate": "align.judge",
}
"""Where each name is defined that is loaded on demand."""

__all__ = [
    "AlignError",
    "Alignment",
    "Clause",
    "Comparison",
    "Plan",
    "Target",
    "Verdict",
    "__version__",
    "compare",
    "extract_targets",
    "judge",
    "pair_plans",
    "read_plan",
    "relate",
]


def compare(
    reference: Which,
    plan: Which | None = None,
    *,
    relation: Relation | None = None,
    config: Config | None = None,
) -> Comparison:
    """The comparison of a plan with its reference: what ``align compare`` reports.

    Either may be an id of the manifest, the path of a file, or a plan that was read before; one
    plan alone is compared with its parent in the manifest. ``relation`` is found out where it is
    not given. ``config`` tells where the corpus lies, by default the nearest one above the working
    directory; what people have decided there is applied. Plans named by id or path are kept in the
    cache of the user, as by the command.

    Raises AlignError where a plan is unknown or cannot be read, or has no parent in the manifest.
    """
    from align.config import load_config
    from align.corpus.compare import compare_plans, parent_of
    from align.corpus.library import open_library
    from align.corpus.remembered import load_prepared
    from align.model.plan import Plan
    from align.pipeline import Prepared, prepare

    library = open_library(config or load_config())

    def prepared(which: Which) -> Prepared:
        if isinstance(which, Prepared):
            return which
        if isinstance(which, Plan):
            return prepare(which)
        import os

        return load_prepared(library, os.fspath(which))

    if plan is None:
        second = prepared(reference)
        first = prepared(parent_of(library, second.plan))
    else:
        first, second = prepared(reference), prepared(plan)
    return compare_plans(library, first, second, relation=relation)


def __dir__() -> list[str]:
    """The names of the interface, loaded or not."""
    return sorted({*globals(), *__all__})


if not TYPE_CHECKING:  # a type checker sees the imports above, and so every misspelt name

    def __getattr__(name):
        """Load what is asked for. Raises AttributeError for a name that is not of the interface."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(_HOMES[name]), name)
        globals()[name] = found
        return found

    class _Package(type(sys)):
        """The package itself: ``align.judge`` is the verb, whoever imports the room of that name.

        Loading a module sets it as an attribute of its package, and would hide the function.
        """

        def __setattr__(self, name, value):
            if not (name == "judge" and isinstance(value, type(sys))):
                super().__setattr__(name, value)

    sys.modules[__name__].__class__ = _Package
