"""Puts furniture into rooms: nothing else knows which engine is used.

`interviews`: a candidate at the microphone, or the recorded one. `judging_again`: a stored session.
`plans`: what an interview is about. `parts`, `voices`: which engine serves which port.
"""

from mockint.wiring.interviews import DEMO, demo, practice
from mockint.wiring.judging_again import second_look
from mockint.wiring.wishes import Wishes

__all__ = ["DEMO", "Wishes", "demo", "practice", "second_look"]
