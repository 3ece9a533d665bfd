"""Room: the language models, loaded once per process."""

from peaceledger.language.parser import Parser
from peaceledger.language.tagger import Tagger

__all__ = ["Parser", "Tagger"]
