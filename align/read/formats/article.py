"""Which part of a web page is the article, and which elements of it are furniture of the site."""

from __future__ import annotations

import re
from typing import NamedTuple

from align.read.formats.markup import Element, steps

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "aside", "button", "select", "option",
    "input", "textarea", "iframe", "svg", "canvas", "object", "embed", "video", "audio", "map",
    "head", "link", "meta", "footer", "header", "form", "label",
})  # fmt: skip
_LAX = frozenset({"header", "form", "footer", "aside", "label"})
"""Elements that hold the article itself on some sites: dropped only where they hold little."""
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|breadcrumbs?|crumbs?|share|bdshare|bshare|social|sidebar|toolbar|"
    r"related|recommend|copyright|pager|pagination|comments?|print|fontsize|qrcode|erweima|"
    r"location|position|footer|foot|banner|topbar|menu)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]")
_TITLE_META = "articletitle"
_SHARE = 0.85
"""An element that holds this share of the text of the one around it holds the article."""
_SMALL = 0.2
"""Furniture holds less than this share of the text."""


class Article(NamedTuple):
    """The element that holds the article, and how much text stands in each element."""

    root: Element
    weights: dict[Element, tuple[int, int]]
    """Chinese characters outside links, and inside links."""
    title: str
    """What the page says its title is, where that stands outside of the article; else ""."""


def find_article(root: Element) -> Article:
    """The article of a page: the innermost element that holds nearly all of its running text."""
    weights = _weights(root)
    body = next((one for one in root if one.tag == "body"), root)
    chosen = body
    while True:
        least = _SHARE * weights[chosen][0]
        inner = [one for one in chosen if weights.get(one, (0, 0))[0] >= max(1, least)]
        if len(inner) != 1 or inner[0].tag in ("p", "tr", "tbody", "table", "span", "font"):
            break
        chosen = inner[0]
    return Article(chosen, weights, _title(root, chosen))


def is_furniture(element: Element, article: Article) -> bool:
    """Whether an element is no part of the text: hidden, a form, navigation, a bar of links."""
    tag = element.tag
    weight, linked = article.weights.get(element, (0, 0))
    little = weight < _SMALL * article.weights[article.root][0]
    if tag in _DROPPED and (little or tag not in _LAX):
        return True
    if element is article.root:
        return False
    if tag == "sup" and any(one.tag == "a" for one in element.iter()):
        return True  # the sign of a footnote
    if not element.attrib and tag not in ("ul", "div", "p", "dl", "ol"):
        return False
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    if little and named.strip() and _NAMES.search(named):
        return True
    links = sum(1 for _ in element.iter("a")) if linked else 0
    return little and links > 1 and linked > 2 * weight


def _weights(root: Element) -> dict[Element, tuple[int, int]]:
    """For each element the Chinese characters in it, outside and inside links."""
    result: dict[Element, tuple[int, int]] = {}
    stack: list[list[int]] = [[0, 0]]
    links = dropped = 0
    for element, down in steps(root):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        gone = tag in _DROPPED and tag not in _LAX
        if down:
            links += tag == "a"
            dropped += gone
            stack.append([0, 0])
            if not dropped and element.text:
                stack[-1][links > 0] += len(_HAN.findall(element.text))
        else:
            links -= tag == "a"
            dropped -= gone
            own, linked = stack.pop()
            result[element] = (own, linked)
            stack[-1][0] += own
            stack[-1][1] += linked
            if not dropped and element.tail:
                stack[-1][links > 0] += len(_HAN.findall(element.tail))
    return result


def _title(root: Element, chosen: Element) -> str:
    """The title of the page: as its head declares it, else its first heading."""
    declared = {
        (one.get("name") or one.get("property") or "").lower(): one.get("content") or ""
        for one in root.iter("meta")
    }
    if declared.get(_TITLE_META):
        return "".join(declared[_TITLE_META].split())
    for tag in ("h1", "h2"):
        for one in root.iter(tag):
            text = "".join("".join(one.itertext()).split())
            if len(text) >= 8 and not any(above is chosen for above in one.iterancestors()):
                return text
    return ""
