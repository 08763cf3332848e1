"""One module per deed: (env, call) -> result. Nothing is printed here."""
