"""Shared timelines: the states of every place over a horizon, compiled into flat arrays (decision 0018)."""

from aukio.domain.timelines.compilation import Compiled, compile_places, recompile
from aukio.domain.timelines.states import KINDS, SUMMARIES, Code, States

__all__ = ["KINDS", "SUMMARIES", "Code", "Compiled", "States", "compile_places", "recompile"]
