"""Presenting: the stage that the room sees, and the console that the trainer sees."""
