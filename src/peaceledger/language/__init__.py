"""Room: the language model, loaded once per process."""

from peaceledger.language.parser import Parser

__all__ = ["Parser"]
