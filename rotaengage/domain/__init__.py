"""Nouns of the rota: what everybody below and above agrees on. Pydantic and the standard library only."""
