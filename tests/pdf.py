"""Reads what stands in a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path


def pdf_pages(path: Path) -> list[str]:
    """Give the words of each page, with one space between them."""
    with PdfReader(path) as reader:
        return [" ".join(page.extract_text().split()) for page in reader.pages]
