"""Slides set and painted for the wall. All lengths are in units of which 1080 make the height, whatever the screen."""
