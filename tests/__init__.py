"""The tests; tests/README.md says which kind is for what."""
