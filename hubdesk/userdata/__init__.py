"""The reader's own file: what was read last and how the window was left. Never inside a pack."""
