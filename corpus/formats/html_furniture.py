"""Tells the parts of a page that are not the article by their elements: menus, headers, sidebars, share bars."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .html_tree import attribute, children, walk

if TYPE_CHECKING:
    from justhtml import Node


_TAGS = frozenset({"nav", "aside", "footer", "form", "dialog", "search"})
_ROLES = frozenset(
    {
        *("navigation", "banner", "contentinfo", "complementary", "search", "form", "dialog", "alertdialog", "menu"),
        *("menubar", "toolbar", "tablist"),
    }
)
_NEVER = frozenset({"html", "body", "main", "article", "h1", "#document", "#document-fragment"})
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "data", "dfn", "em", "font", "i", "ins", "label", "mark", "q"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "var"),
    }
)
_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|cookies?|newsletter|subscribe|subscription|signup|sign-up"
    r"|opt-?in|popup|modal|pagination|pager|social|sharing|sharedaddy|addtoany|advert|advertisement|ads?|adsbygoogle|sponsored"
    r"|disqus|gdpr|consent|masthead|colophon|skip-link|widget|widgets|trending|toc|table-of-contents|author-?(?:bio|box|info|card)"
    r"|about-?(?:the-?)?author|byline|entry-meta|post-meta|article-meta|post-?tags|tag-?(?:list|links|cloud)|copyright"
    r"|site-?(?:header|footer)|page-?(?:header|footer)|related-?(?:posts?|articles?|content|stories|reading|links|topics|pages"
    r"|items|products|news)|(?:also|more)-?(?:like|read)|read-?(?:next|more)|recommended|recommendations|you-?may-?(?:also-?)?like"
    r"|comment-?(?:list|form|area|section|respond)|post-?comments|offer-?banner|call-?to-?action)(?:$|[-_])"
    r"|^(?:related|share|shares|comments?|footer|banner|respond|promo|offer|cta|opening-?hours|hours)(?:$|[-_](?:box|bar|block"
    r"|area|section|list|buttons?|links?|icons?|wrap|wrapper|container|widget|inner|this|post|it|on))"
    r"|(?:^|[-_])(?:post|entry|article|blog|page|site|jp|sd)[-_](?:share|related|comments|footer)(?:$|[-_](?:buttons?|links?|bar|icons?))",
)
_HIDDEN_NAMES = re.compile(r"(?:^|\s)(?:hidden|d-none|is-hidden|visually-hidden|sr-only|screen-reader-text)(?:$|\s)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SHOWN_WIDER = re.compile(r"\b(?:sm|md|lg|xl):(?:block|flex|grid|inline\S*)|\bd-(?:sm|md|lg|xl)-\w+")
_WRITTEN = re.compile(r"""([\w:-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOSTLY = 0.5


def is_hidden(node: "Node") -> bool:
    """Whether a reader does not see the element: hidden, not displayed, or for screen readers only."""
    attrs = getattr(node, "attrs", None) or {}
    if not attrs:
        return False
    hidden = "hidden" in attrs and attribute(node, "hidden") != "until-found"
    return hidden or _looks_hidden(attribute(node, "style"), attribute(node, "class"))


def _looks_hidden(style: str, classes: str) -> bool:
    if _HIDDEN_STYLE.search(style.lower()):
        return True
    return bool(_HIDDEN_NAMES.search(classes.lower())) and not _SHOWN_WIDER.search(classes)


def named_as_furniture(node: "Node") -> bool:
    """Whether the tag, role, class or id says that an element is not the article."""
    return _names_furniture(node.name, attribute(node, "role"), f"{attribute(node, 'class')} {attribute(node, 'id')}")


def _names_furniture(tag: str, role: str, names: str) -> bool:
    if tag in _TAGS or role.lower() in _ROLES:
        return True
    return any(
        _NAMES.search(_CAMEL.sub("-", name).lower().replace("__", "-").replace("--", "-")) for name in names.split()
    )


def is_furniture_markup(tag: str, attributes: str) -> bool:
    """The same of a start tag whose element is not at hand, only its attributes as written."""
    values = _written(attributes)
    names = f"{values.get('class', '')} {values.get('id', '')}"
    return _names_furniture(tag, values.get("role", ""), names) or is_hidden_markup(attributes)


def is_hidden_markup(attributes: str) -> bool:
    """Whether a start tag, its attributes as written, hides its element."""
    values = _written(attributes)
    return "hidden" in values or _looks_hidden(values.get("style", ""), values.get("class", ""))


def _written(attributes: str) -> dict[str, str]:
    return {name.lower(): value.strip("\"'") for name, value in _WRITTEN.findall(attributes)}


@dataclass(slots=True)
class _Size:
    """How much text an element holds, and whether the article's landmarks are in it."""

    text: int = 0
    landmarks: bool = False


def find_furniture(root: "Node", *, whole_page: bool) -> set[int]:
    """The ``id()`` of every element that is furniture; its descendants are furniture too and are not listed.

    A class name alone never hides an element that holds the article's landmarks or half of the text. On a whole page
    with a ``main`` or a leading ``article`` everything outside of it counts. In a fragment names always count.
    """
    sizes = _sizes(root)
    total = max(sizes[id(root)].text, 1) if whole_page else 1 << 30
    body = _main_part(root, sizes, total) if whole_page else None
    found: set[int] = set()
    inside_articles = 0
    for node, entering in walk(root):
        if node.name in ("article", "main"):
            inside_articles += 1 if entering else -1
        if not entering or node.name.startswith("#"):
            continue
        if _is_furniture(node, sizes[id(node)], total, in_article=inside_articles > 0):
            found.add(id(node))
    if body is not None:
        found |= _outside(root, body)
    return found


def _is_furniture(node: "Node", size: _Size, total: int, *, in_article: bool) -> bool:
    if node.name in _NEVER:
        return False
    if is_hidden(node):
        return True
    if node.name in _INLINE:
        return False
    if node.name == "header":
        return not in_article and not size.landmarks
    if not named_as_furniture(node):
        return False
    return node.name in ("nav", "footer", "dialog") or not (size.landmarks or size.text > _MOSTLY * total)


def _sizes(root: "Node") -> dict[int, _Size]:
    sizes: dict[int, _Size] = {}
    open_sizes: list[_Size] = []
    for node, entering in walk(root):
        if entering:
            size = _Size(len(str(node.data).strip()) if node.name == "#text" else 0)
            sizes[id(node)] = size
            open_sizes.append(size)
            continue
        size = open_sizes.pop()
        if node.name in ("script", "style", "head", "template", "noscript"):
            size.text = 0
        if open_sizes:
            open_sizes[-1].text += size.text
            open_sizes[-1].landmarks |= size.landmarks or node.name in ("article", "main")
    return sizes


def _main_part(root: "Node", sizes: dict[int, _Size], total: int) -> "Node | None":
    candidates = [node for node, entering in walk(root) if entering and _may_be_main(node)]
    best = max(candidates, key=lambda node: (node.name != "article", sizes[id(node)].text), default=None)
    return best if best is not None and sizes[id(best)].text > _MOSTLY * total else None


def _may_be_main(node: "Node") -> bool:
    return node.name in ("main", "article") or attribute(node, "role").lower() in ("main", "article")


def _outside(root: "Node", body: "Node") -> set[int]:
    """The outermost elements beside the path from the root to ``body``; loose text beside it stays."""
    found: set[int] = set()
    path: set[int] = set()
    place: Node | None = body
    while place is not None:
        path.add(id(place))
        place = place.parent
    for node, entering in walk(root):
        if entering and id(node) in path and node is not body and node.name not in ("html", "#document"):
            found.update(id(child) for child in children(node) if id(child) not in path and child.name[:1] != "#")
    return found
