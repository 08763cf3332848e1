"""Pure text and values: knows no screen, no disk and no clock."""
