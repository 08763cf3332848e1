"""The checklist for each work time of the day, kept in plain text files."""

from __future__ import annotations

__version__ = "0.1.0"
