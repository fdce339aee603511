"""Hear and see a stored session again: words lit as they are spoken, findings beside them."""

from mockint.replay.deck import Command, Deck
from mockint.replay.output import Output
from mockint.replay.picture import LivePicture, PlainLines
from mockint.replay.piece import Piece, slots
from mockint.replay.watch import watch

__all__ = ["Command", "Deck", "LivePicture", "Output", "Piece", "PlainLines", "slots", "watch"]
