"""The checklist for each work time of the day, kept in plain text files."""

__version__ = "0.1.0"
