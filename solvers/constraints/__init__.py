"""Hard rules as constraints: one rule a file, each with its twin of the same word in rotaengage/rules."""
