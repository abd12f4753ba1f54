"""Fill the templates: every text that comes from a plan is escaped."""

from __future__ import annotations

import os
from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from align import __version__
from align.errors import AlignError
from align.lexicon import messages
from align.report.html.characters import forms
from align.report.layout import safe
from align.report.style import SIGNS
from align.report.text import Lang
from align.report.text import message as report_message

if TYPE_CHECKING:
    from jinja2 import Environment

_FORMS = "@forms@"  # stands in the page's first tag until all that is to be searched is there
_TEMPLATES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "templates")


def say(lang: Lang, key: str, **values: object) -> str:
    """The page's text of that key, ``html.*`` of the catalogue, its places filled."""
    return messages.message(f"html.{key}", lang, **values)


def render(name: str, lang: Lang, **values: Any) -> str:
    """The page that the template makes of the values.

    Raises AlignError where the template engine is not installed.
    """
    script = _file("page.js")
    template = _environment().get_template(name)
    text = template.render(
        lang=lang,
        say=partial(say, lang),
        word=partial(_word, lang),
        signs=SIGNS,
        version=__version__,
        style=_markup(_file("page.css")),
        script=_markup(script),
        forms=_FORMS,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        **values,
    )
    return text.rstrip("\n").replace(_FORMS, forms(text), 1) + "\n"


def fragment(anchor: str) -> str:
    """The link to an anchor of the same page."""
    return "#" + anchor.replace("%", "%25")


def anchor(kind: str, id: str) -> str:
    """The anchor of a clause or target: its kind and its own id, without white space."""
    return f"{kind}-{safe('_'.join(id.split()))}"


def _word(lang: Lang, key: str, **values: object) -> str:
    """A text of the reports' common catalogue."""
    return report_message(key, lang, **values)


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise AlignError(
            "web pages need Jinja2, which is not installed", hint="pip install 'align[html]'"
        ) from None
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = safe
    environment.filters["fragment"] = fragment
    return environment


def _markup(text: str) -> object:
    """A text of our own that goes into the page as it stands."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704  # page.css and page.js, nothing of a plan


@cache
def _file(name: str) -> str:
    with open(os.path.join(_TEMPLATES, name), encoding="utf-8") as file:
        return file.read()
