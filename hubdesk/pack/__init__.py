"""One file: how a pack is laid out, written, opened, read, searched and sealed."""
