"""The mutants of a source file: each is the file with one small change, made by mutmut's operators.

mutmut's own runner leaves out two kinds of code that this project has much of: functions with a
decorator (every table that is read once is a ``@cache``) and constants of a module (thresholds,
words, patterns). Here a mutant is a whole file, loaded in place of the original, so that both are
changed as well. What is never changed: annotations and ``Literal`` types, decorators, ``__all__``,
documentation, defaults of parameters that are worked out, and calls of ``len`` and ``isinstance``,
as in mutmut.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[2]
_UNCHANGED_CALLS = {"len", "isinstance", "cast", "NamedTuple"}


class Mutant(NamedTuple):
    """One change: what it is called, where it stands, and the nodes to exchange."""

    id: str
    """File, function and running number in that function: the same while the function is."""
    path: str
    """From the root of the repository, with slashes."""
    first_line: int
    last_line: int
    in_function: bool
    operator: str
    old: cst.CSTNode
    new: cst.CSTNode


class Source:
    """A source file with all its mutants."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = (ROOT / path).read_text(encoding="utf-8")
        wrapper = MetadataWrapper(cst.parse_module(self.text))
        self._module = wrapper.module
        visitor = _Visitor(path)
        wrapper.visit(visitor)
        self.mutants: Sequence[Mutant] = visitor.found

    def mutated(self, mutant: Mutant) -> str:
        """The text of the file with the one change."""
        changed = self._module.deep_replace(mutant.old, mutant.new)
        return cst.ensure_type(changed, cst.Module).code


class _Visitor(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, ParentNodeProvider)

    def __init__(self, path: str) -> None:
        super().__init__()
        self.found: list[Mutant] = []
        self._path = path
        self._scope: list[str] = []
        self._functions = 0
        self._count: Counter[str] = Counter()

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _left_alone(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self._scope.append(node.name.value)
            self._functions += isinstance(node, cst.FunctionDef)
        self._mutate(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self._scope.pop()
            self._functions -= isinstance(original_node, cst.FunctionDef)

    def _mutate(self, node: cst.CSTNode) -> None:
        for operator, new in _changes(node):
            scope = ".".join(self._scope)
            self._count[scope] += 1
            first, last = self._lines(node)
            self.found.append(
                Mutant(
                    id=f"{self._path}::{scope}#{self._count[scope]}",
                    path=self._path,
                    first_line=first,
                    last_line=last,
                    in_function=self._functions > 0,
                    operator=operator,
                    old=node,
                    new=new,
                )
            )

    def _lines(self, node: cst.CSTNode) -> tuple[int, int]:
        """The lines of a node, from the first one of its statement on.

        What runs through a statement of several lines need not be seen on each of them.
        """
        position = self.get_metadata(PositionProvider, node, None)
        last = position.end.line if position else 0
        while not isinstance(node, cst.BaseCompoundStatement | cst.SimpleStatementLine):
            node = self.get_metadata(ParentNodeProvider, node)
        whole = self.get_metadata(PositionProvider, node)
        simple = isinstance(node, cst.SimpleStatementLine)
        return whole.start.line, whole.end.line if simple else max(last, whole.start.line)


def _changes(node: cst.CSTNode) -> Iterator[tuple[str, cst.CSTNode]]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            for new in operator(node):
                yield operator.__name__.removeprefix("operator_"), new


def _left_alone(node: cst.CSTNode) -> bool:
    match node:
        case cst.Annotation() | cst.Decorator():
            return True
        case cst.Call(func=cst.Name(value=name)) if name in _UNCHANGED_CALLS:
            return True
        case cst.Subscript(value=cst.Name(value="Literal")):
            return True
        case cst.Assign(value=cst.Subscript(value=cst.Name(value="Literal" | "Callable"))):
            return True
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value="__all__"))]):
            return True
        case cst.Param(default=default) if default is not None:
            return not isinstance(default, cst.Name | cst.BaseNumber | cst.BaseString)
    return False


def sources(packages: Sequence[str]) -> list[Source]:
    """The files of the packages under ``align/``, in order of their names."""
    found = [path for name in packages for path in sorted((ROOT / "align" / name).rglob("*.py"))]
    return [Source(path.relative_to(ROOT).as_posix()) for path in found]


def sample(source: Source, fraction: float, salt: str = "") -> list[Mutant]:
    """A share of a file's mutants, at least one: those whose names have the least digests.

    The choice depends on the names and the salt alone, so that it is the same everywhere, and a
    larger share holds every smaller one. Another salt chooses other mutants.
    """
    count = math.ceil(fraction * len(source.mutants) - 1e-9)
    ordered = sorted(source.mutants, key=lambda one: digest(one, salt))
    return sorted(ordered[:count], key=lambda one: (one.first_line, one.id))


def digest(mutant: Mutant, salt: str = "") -> bytes:
    """What a mutant is chosen by."""
    return hashlib.sha256((salt + mutant.id).encode()).digest()
