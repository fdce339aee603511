"""One file for each library that touches a device, a model or a voice.

Each is imported only when it is chosen.
"""
