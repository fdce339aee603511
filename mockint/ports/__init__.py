"""What an interview plugs into, as protocols of one to three methods each.

`furniture`: what stands in an interview room; `mockint.interview` knows only these.
`recognisers`: what turns sound into words, and words into times and vectors.
`desk`: the devices of a desk, and what listens to their sound.

`mockint.wiring` puts real things in.
"""

from mockint.audio import Samples
from mockint.ports.desk import (
    Detector,
    EchoCanceller,
    EndOfTurn,
    Key,
    Keys,
    Loudspeaker,
    Microphone,
    SoundBlock,
    Synthesizer,
)
from mockint.ports.furniture import (
    Agenda,
    Ear,
    GoesOn,
    Prober,
    Room,
    Screen,
    SecondPass,
    Store,
    Transcriber,
    Voice,
)
from mockint.ports.recognisers import (
    Aligner,
    BareWord,
    Embedder,
    InContext,
    Judge,
    LargerJudge,
    Morphology,
    Opinion,
    Pitch,
    Polyglot,
    Recogniser,
    Remote,
    SoFar,
    Stoppable,
    Verbatim,
)

__all__ = [
    "Agenda",
    "Aligner",
    "BareWord",
    "Detector",
    "Ear",
    "EchoCanceller",
    "Embedder",
    "EndOfTurn",
    "GoesOn",
    "InContext",
    "Judge",
    "Key",
    "Keys",
    "LargerJudge",
    "Loudspeaker",
    "Microphone",
    "Morphology",
    "Opinion",
    "Pitch",
    "Polyglot",
    "Prober",
    "Recogniser",
    "Remote",
    "Room",
    "Samples",
    "Screen",
    "SecondPass",
    "SoFar",
    "SoundBlock",
    "Stoppable",
    "Store",
    "Synthesizer",
    "Transcriber",
    "Verbatim",
    "Voice",
]
