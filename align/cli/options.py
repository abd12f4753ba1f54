"""The options that commands share, and the checking of option values."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

from align.cli.declare import Argument, Option, Parameter
from align.config import near
from align.errors import UsageError

Language = Literal["en", "zh"]

PlanArgument = Annotated[str, Argument(metavar="PLAN", help="An id of the manifest, or a file.")]
PlansArgument = Annotated[
    list[str] | None, Argument(metavar="[PLAN]...", help="Ids of the manifest, or files.")
]
PairArgument = Annotated[
    list[str],
    Argument(
        metavar="[REFERENCE] PLAN",
        help="Ids of the manifest, or files; the reference is the plan's parent if left out.",
    ),
]

ReferenceArgument = Annotated[
    str, Argument(metavar="REFERENCE", help="An id of the manifest, or a file.")
]
OnlyOption = Annotated[str, Option("--only", metavar="VERDICT,…", help="Show these verdicts only.")]
LegendOption = Annotated[
    bool, Option("--legend/--no-legend", help="Explain the symbols below the table.")
]
GapExitOption = Annotated[bool, Option("--exit-code", help="Exit with 1 where a gap stands.")]

MIN_WIDTH, MAX_WIDTH, USUAL_WIDTH = 40, 1000, 120


def format_option(known: Sequence[str]) -> Option:
    """The option that chooses one of the formats of a command."""
    return Option("--format", "-f", metavar="NAME", help=f"One of: {', '.join(known)}.")


class Session(NamedTuple):
    """What all commands are told: how to write, where to, and with which configuration."""

    output: str | None
    lang: str | None
    color: str
    width: str | None
    config: str | None
    quiet: bool
    verbose: bool
    debug: bool
    ascii: bool = False
    """Draw with ASCII characters only."""
    links: str = "never"
    no_pager: bool = True
    """Do not page. Commands that draw nothing are not asked and write as they are."""

    @property
    def terminal_lang(self) -> Language:
        """The language of what people read at a terminal: as asked for, else the locale's."""
        return self.file_lang if self.lang else locale_language()

    @property
    def file_lang(self) -> Language:
        """The language of documents: as asked for, else Chinese."""
        wish: Language = choice("--lang", self.lang or "zh", ("zh", "en"))
        return wish

    @property
    def reader_lang(self) -> Language:
        """The language of a table or drawing: a terminal's, or a document's where it is kept."""
        return self.terminal_lang if self.output is None else self.file_lang

    @property
    def columns(self) -> int:
        """How many cells wide a terminal report may be."""
        if self.width is not None:
            return number("--width", self.width, MIN_WIDTH, MAX_WIDTH)
        if self.output is None:
            return max(MIN_WIDTH, terminal_width())
        return USUAL_WIDTH

    @property
    def linked(self) -> bool:
        """Whether places are links: as asked for, else at a terminal known to have them.

        Never in a file.
        """
        wish: str = choice("--links", self.links, ("auto", "always", "never"))
        if self.output is not None or wish == "never":
            return False
        if wish == "always":
            return True
        if not sys.stdout.isatty():
            return False
        from align.cli.links import supported

        return supported(os.environ)

    @property
    def colored(self) -> bool:
        """Whether to write colours: as asked for, else at a terminal that does not refuse them."""
        wish: str = choice("--color", self.color, ("auto", "always", "never"))
        if wish != "auto":
            return wish == "always"
        if self.output is not None or os.environ.get("NO_COLOR"):
            return False
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


_COMMON: dict[str, tuple[Any, Any]] = {
    "output": (
        Annotated[str | None, Option("--output", "-o", metavar="FILE", help="Write to a file.")],
        None,
    ),
    "lang": (
        Annotated[
            str | None,
            Option("--lang", metavar="zh|en", help="Language (terminal: the locale's; files: zh)."),
        ],
        None,
    ),
    "color": (
        Annotated[str, Option("--color", metavar="WHEN", help="Colours: auto, always or never.")],
        "auto",
    ),
    "width": (
        Annotated[
            str | None,
            Option("--width", metavar="N", help="Columns of a terminal report (40 to 1000)."),
        ],
        None,
    ),
    "config": (
        Annotated[
            str | None,
            Option("--config", metavar="FILE", help="An align.toml or pyproject.toml to obey."),
        ],
        None,
    ),
    "quiet": (Annotated[bool, Option("--quiet", "-q", help="No notes on stderr.")], False),
    "verbose": (Annotated[bool, Option("--verbose", "-v", help="Tell what is done.")], False),
    "debug": (Annotated[bool, Option("--debug", help="Show tracebacks of errors.")], False),
}


_DRAWN: dict[str, tuple[Any, Any]] = {
    "ascii": (Annotated[bool, Option("--ascii", help="Draw with ASCII characters.")], False),
    "links": (
        Annotated[
            str,
            Option(
                "--links",
                metavar="WHEN",
                help="Links to file and line: auto (terminals known to have them), always, never.",
            ),
        ],
        "auto",
    ),
    "no_pager": (
        Annotated[bool, Option("--no-pager", help="No pager for what is longer than the screen.")],
        False,
    ),
}


def command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of a Session, which it gets folded into its first parameter."""
    return _folded(function, _COMMON)


def drawing(function: Callable[..., int]) -> Callable[..., int]:
    """The same for a command that draws for the terminal: with the options for that."""
    return _folded(function, _COMMON | _DRAWN)


def _folded(function: Callable[..., int], shared: dict[str, tuple[Any, Any]]) -> Callable[..., int]:
    """The function with the shared options in place of its first parameter."""
    hints = get_type_hints(function, include_extras=True)
    own = {name: (hints[name], default) for name, default in list(_defaults(function).items())[1:]}

    def call(**values: Any) -> int:
        session = Session(**{name: values[name] for name in Session._fields if name in values})
        _check(session)
        return function(session, **{name: values[name] for name in own})

    options = own | {name: option for name, option in shared.items() if name not in own}
    call.parameters = {  # type: ignore[attr-defined]  # what reads the command line asks for it
        name: Parameter(hint.__origin__, hint.__metadata__[0], default)
        for name, (hint, default) in options.items()
    }
    call.__doc__ = function.__doc__
    return call


def _defaults(function: Callable[..., int]) -> dict[str, Any]:
    """The parameters of a function with their defaults, ``...`` for those without one."""
    code = function.__code__
    positional = code.co_varnames[: code.co_argcount]
    given = function.__defaults__ or ()
    result = dict.fromkeys(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount], ...)
    result.update(zip(positional[len(positional) - len(given) :], given, strict=True))
    return result | (function.__kwdefaults__ or {})


def _check(session: Session) -> None:
    """Raise UsageError where an option has a value that it cannot have."""
    session.colored, session.linked, session.columns, session.file_lang  # noqa: B018  # they check


def choice(option: str, value: str, known: Sequence[str]) -> Any:
    """The value, which must be one of those known. Raises UsageError with a suggestion."""
    if value not in known:
        raise UsageError(f"unknown value {value!r} for {option}", hint=near(value, list(known)))
    return value


def choices(option: str, value: str, known: Sequence[str]) -> tuple[Any, ...]:
    """The values of a comma-separated list, each of which must be known; () for ""."""
    words = [word.strip() for word in value.replace("，", ",").split(",")]
    return tuple(choice(option, word, known) for word in words if word)


def number(option: str, value: str, least: int, most: int) -> int:
    """The whole number that the value is. Raises UsageError for anything else or out of range."""
    if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
        raise UsageError(f"{option} must be a whole number from {least} to {most}, not {value!r}")
    return int(value)


def locale_language() -> Language:
    """Chinese where the environment's locale is Chinese, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def terminal_width() -> int:
    """The width of the terminal, of $COLUMNS where that is set, or a usual one off a terminal."""
    wish = os.environ.get("COLUMNS", "")
    if wish.isascii() and wish.isdigit() and 0 < int(wish) <= MAX_WIDTH:
        return int(wish)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or USUAL_WIDTH
    except (OSError, ValueError, AttributeError):
        return USUAL_WIDTH
