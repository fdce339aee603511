"""Give memory back to the system once a network is loaded.

Loading takes two to three times what stays, and glibc keeps what was freed for the process.
"""

import ctypes
import sys


def give_back() -> None:
    """Return what was freed and is kept; does nothing where the C library has no such call."""
    if sys.platform == "linux":
        getattr(ctypes.CDLL(None), "malloc_trim", int)(0)
