"""The window: it shows and asks. What it shows is decided, read and written below it."""
