"""Play the sound of what a deck stands at; begins anew whenever the deck jumps."""

import threading
from collections.abc import Callable

from mockint.audio import Sound
from mockint.ports import Loudspeaker
from mockint.replay.deck import Deck
from mockint.replay.piece import Piece

Stretch = Callable[[Sound, float], Sound]
"""Makes a sound slower or faster without changing its pitch."""


class Output:
    """Plays what a deck stands at. Without a speaker it only keeps silent."""

    def __init__(self, speaker: Loudspeaker | None, stretch: Stretch) -> None:
        self._speaker = speaker
        self._stretch = stretch
        self._jumps = -1
        self._thread: threading.Thread | None = None
        self._made: tuple[Piece, float, Sound] | None = None
        self._fault: BaseException | None = None

    def follow(self, deck: Deck) -> None:
        """Bring the sound to where the deck is.

        Raises what the loudspeaker raised, such as `DeviceTrouble`.
        """
        if self._fault is not None:
            raise self._fault
        if self._speaker is None or deck.jumps == self._jumps:
            return
        self._jumps = deck.jumps
        self.stop()
        if deck.playing and not deck.over and deck.piece.sound is not None:
            sound = self._at_speed(deck.piece, deck.piece.sound, deck.speed)
            rest = Sound(sound.samples[round(deck.at / deck.speed * sound.rate) :], sound.rate)
            self._thread = threading.Thread(target=self._play, args=(rest,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Fall silent."""
        if self._speaker is not None and self._thread is not None:
            # again and again: a stop that comes before the sound has begun would be forgotten
            while self._thread.is_alive():
                self._speaker.stop()
                self._thread.join(timeout=0.05)
            self._thread = None

    def _play(self, sound: Sound) -> None:
        try:
            if self._speaker is not None and len(sound.samples):
                self._speaker.play(sound)
        except Exception as fault:  # noqa: BLE001 - carried over to the thread that can tell it
            self._fault = fault

    def _at_speed(self, piece: Piece, sound: Sound, speed: float) -> Sound:
        """Stretch a piece once for each speed."""
        if self._made is None or self._made[0] is not piece or self._made[1] != speed:
            self._made = (piece, speed, self._stretch(sound, speed))
        return self._made[2]
