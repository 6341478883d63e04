"""Presenting without a window: entries cut into slides, the deck of a workshop, and the talk as it goes on."""
