"""A stored session in, the same interview heard and seen again: words lit as they are spoken, findings beside them."""

from mockint.playback.deck import Command, Deck
from mockint.playback.output import Output
from mockint.playback.piece import Piece, slots
from mockint.playback.screen import LivePicture, PlainLines
from mockint.playback.watch import watch

__all__ = ["Command", "Deck", "LivePicture", "Output", "Piece", "PlainLines", "slots", "watch"]
