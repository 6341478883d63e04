"""Elements of a page, built as a tree and written as HTML or XHTML; text of a pack never becomes mark-up on the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

Child: TypeAlias = "Element | str | Iterable[Child] | None"

DOCTYPE = "<!DOCTYPE html>\n"
_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"

# What neither HTML nor XML may hold: control signs, halves of letters, and two that Unicode never gives away.
_UNFIT = dict.fromkeys((*(n for n in range(32) if n not in (9, 10, 13)), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


def tag(element_name: str, *children: Child, **attributes: str | bool | None) -> Element:
    """Make an element.

    Args:
        element_name: its name.
        children: text, elements, and rows of them; None is left out.
        attributes: `class_` and `for_` stand for `class` and `for`, `aria_label` for `aria-label`, `epub__type` for
            `epub:type`. None and False are left out, True is an attribute without a value.
    """
    element = Element(element_name)
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("__", ":").replace("_", "-")
        element.set(name, "" if value is True else _fit(value))
    add(element, children)
    return element


def add(element: Element, child: Child) -> None:
    """Put text, an element or a row of them at the end of an element."""
    if child is None:
        return
    if isinstance(child, str):
        text = _fit(child)
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
    elif isinstance(child, Element):
        element.append(child)
    else:
        for one in child:
            add(element, one)


def on_lines(children: Iterable[Element]) -> list[Element]:
    """Let a new line follow each element, so that people can read the file too."""
    made = list(children)
    for child in made:
        child.tail = "\n"
    return made


def to_html(page: Element) -> bytes:
    """Write a whole page as HTML5, in UTF-8."""
    return (DOCTYPE + tostring(page, encoding="unicode", method="html") + "\n").encode()


def to_xhtml(page: Element) -> bytes:
    """Write a whole page as the XHTML that EPUB asks for, in UTF-8."""
    page.set("xmlns", _XHTML)
    page.set("xmlns:epub", _OPS)
    return _DECLARATION + DOCTYPE.encode() + _xml(page)


def to_xml(root: Element) -> bytes:
    """Write any other XML, in UTF-8."""
    return _DECLARATION + _xml(root)


def _xml(root: Element) -> bytes:
    return (tostring(root, encoding="unicode", method="xml") + "\n").encode()


def _fit(text: str) -> str:
    return text.translate(_UNFIT)
