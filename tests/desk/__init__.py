"""A desk without hardware: a sound server with two cables, and a robot that hears and answers.

    robot plays ──▶ cable "answer"  ──▶ microphone of the program under test
    robot hears ◀── cable "speaker" ◀── loudspeaker of the program under test

Nothing is installed, started or changed outside of a temporary folder. Needs the programs
pulseaudio, pactl, pacat and parec, and ALSA's door to PulseAudio (libasound2-plugins), through
which PortAudio finds the cables. By hand: `python -m tests.desk --help`.
"""

from tests.desk.robot import Robot
from tests.desk.server import Desk, missing

__all__ = ["Desk", "Robot", "missing"]
