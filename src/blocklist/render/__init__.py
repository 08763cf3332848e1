"""From a result to a person: every form of output and every word."""
