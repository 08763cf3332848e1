"""The one layer that opens files."""
