"""Microphones and loudspeakers through PortAudio.

Sound comes in as blocks of 512 samples at 16 kHz, and goes out at any rate. The device's callback
only copies into a queue or out of an array; everything else happens where the sound is taken. What
PortAudio does not say is watched for: a device that goes away only finishes its stream, and one
that freezes stays silent for ever and blocks whoever tries to stop it.
"""

from mockint.engines.sounddevice.loudspeaker import SoundCard
from mockint.engines.sounddevice.microphone import SoundCardMicrophone
from mockint.engines.sounddevice.portaudio import Device, choose, devices

__all__ = ["Device", "SoundCard", "SoundCardMicrophone", "choose", "devices"]
