"""What a library can be handed on as: web pages, one HTML file, an EPUB book, a ZIM archive."""
