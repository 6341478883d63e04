"""HubDesk: a desktop library of practice that needs no internet."""

__version__ = "0.1.0"
