"""The command line: the table of commands and its two readers."""
