"""The words said to a person, one package per language."""
