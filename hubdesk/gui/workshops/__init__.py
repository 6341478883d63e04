"""Workshops: listed, made and changed, handed on and put on the wall."""
