"""The voices, by the ear of a recogniser; and the thread that has the next question ready."""

import ast
import subprocess
import sys
import threading
from pathlib import Path

import jiwer
import numpy as np
import pytest
import soxr

from mockint.audio import LOUDNESS, PEAK, Sound, level, read_sound
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.hibari import Hibari, check
from mockint.engines.pyttsx3 import Pyttsx3, choose
from mockint.errors import BadInput, MissingPart, MockintError
from mockint.model import RATE
from mockint.ports import Synthesizer
from mockint.voice.normalise import as_heard, spoken
from mockint.voice.tts import KEPT, VOICES, SilentVoice, SpokenVoice, order
from mockint.wiring import guides
from mockint.wiring.voices import synthesizer

QUESTIONS = [question.text for question in guides.read(guides.shipped())[0].questions]
ENGINES = Path(__file__).parent.parent / "mockint" / "engines"
KOREAN = "자기소개를 해 주세요."


@pytest.fixture(scope="module")
def natural() -> Hibari:
    return Hibari()


@pytest.fixture(scope="module")
def system() -> Pyttsx3:
    return Pyttsx3()


@pytest.fixture(scope="module", params=[row.name for row in VOICES])
def voice(request: pytest.FixtureRequest) -> Synthesizer:
    """Give each voice in turn: what one does, all do."""
    return synthesizer(request.param)


@pytest.fixture(scope="module")
def recogniser() -> FasterWhisper:
    return FasterWhisper("base", threads=1)


def test_nothing_of_a_voice_was_forgotten() -> None:
    """One that nobody can choose, or that would fail when it is chosen, is found here."""
    engines = {path.stem: ast.parse(path.read_text("utf-8")) for path in ENGINES.glob("*.py")}
    speaking = {name for name, module in engines.items() if "sound(self, text)" in calls(module)}
    listed = {row.engine for row in VOICES}
    assert speaking <= listed, f"list in VOICES of voice/tts.py: {speaking - listed}"
    assert listed <= speaking, (
        f"write engines/NAME.py with a class that has `sound(self, text)`: {listed - speaking}"
    )
    for name in listed:
        assert any(call.startswith("load(") for call in calls(engines[name])), (
            f"engines/{name}.py: write `load(language)`, which gives the voice"
        )
    names = [row.name for row in VOICES]
    assert len({*names, "auto", "silent"}) == len(names) + 2, "voice/tts.py: a name is taken"


def calls(module: ast.Module) -> set[str]:
    """Give the functions and methods of a module with their arguments; it is not imported."""
    return {
        f"{node.name}({', '.join(argument.arg for argument in node.args.args)})"
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
    }


def heard(recogniser: FasterWhisper, sound: Sound) -> str:
    samples = soxr.resample(sound.samples, sound.rate, RATE)
    return " ".join(word.text for word in recogniser.words(samples, vocabulary=(), language="en"))


def errors(recogniser: FasterWhisper, voice: Synthesizer, text: str) -> float:
    return jiwer.wer(as_heard(text), as_heard(heard(recogniser, voice.sound(spoken(text)))))


@pytest.mark.real
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_natural_voice_is_understood(
    natural: Hibari, recogniser: FasterWhisper, question: str
) -> None:
    """A recogniser writes down each question of the shipped guide to within 15 % of its words."""
    assert errors(recogniser, natural, question) <= 0.15


@pytest.mark.real
def test_the_systems_voice_is_understood(system: Pyttsx3, recogniser: FasterWhisper) -> None:
    """Less well, and well enough for a voice that one falls back to."""
    questions = QUESTIONS[6:10]
    assert (
        sum(errors(recogniser, system, question) for question in questions) / len(questions) <= 0.3
    )


@pytest.mark.real
def test_loudness(voice: Synthesizer) -> None:
    """Every voice is as loud as the others, and never clips."""
    sound = voice.sound("Tell me about a time when you had to act.")
    samples = np.abs(sound.samples / 32768)
    loudness = np.sqrt(np.mean(np.square(samples[samples > 0.01])))
    what_to_do = f"{voice.made_by}: give its samples to `audio.level`"
    assert 0.6 * LOUDNESS < loudness < 1.6 * LOUDNESS, what_to_do
    assert samples.max() <= PEAK, what_to_do


@pytest.mark.real
def test_the_natural_voice_is_the_same_each_time(natural: Hibari) -> None:
    assert np.array_equal(natural.sound("Yes.").samples, natural.sound("Yes.").samples)


@pytest.mark.real
def test_length_follows_the_words(voice: Synthesizer) -> None:
    """Nothing is cut off: ten times the words take nearly ten times as long, in a row."""
    once, ten = (
        "We found the cause in the end. ",
        voice.sound("We found the cause in the end. " * 10).seconds,
    )
    assert all(8 < ten / voice.sound(once).seconds < 12 for _ in range(5))


@pytest.mark.real
def test_each_voice_tells_what_made_it(natural: Hibari, system: Pyttsx3) -> None:
    assert natural.made_by.startswith("hibari-tts 0.2.1")
    assert system.made_by.startswith("pyttsx3 2.")


def test_silence_stays_silence() -> None:
    """Levelling neither divides by zero nor makes noise of nothing."""
    assert not level(np.zeros(2000, np.float32)).any()
    assert not len(level(np.empty(0, np.float32)))


@pytest.mark.real
def test_the_natural_voice_refuses_korean(natural: Hibari) -> None:
    """It would leave Korean out without a word."""
    with pytest.raises(MockintError, match="Korean"):
        natural.sound(KOREAN)


@pytest.mark.real
def test_the_natural_voice_refuses_what_has_no_sound(natural: Hibari) -> None:
    with pytest.raises(MockintError, match="no sound"):
        natural.sound("。")


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    """A voice that is not the one that was tested is named, and how to mend it."""
    with pytest.raises(MissingPart, match="cannot be read"):
        check(tmp_path / "hibari.onnx")
    (tmp_path / "hibari.onnx").write_bytes(b"other")
    with pytest.raises(MissingPart, match=r"damaged or changed.*pip install"):
        check(tmp_path / "hibari.onnx")


@pytest.mark.real
def test_the_system_speaks_korean() -> None:
    """Where the system has a Korean voice, it is found by the language."""
    assert Pyttsx3(language="ko").sound(spoken(KOREAN)).seconds > 0.5


@pytest.mark.real
def test_unknown_voice_of_the_system() -> None:
    """Says which there are; the library itself would ignore it in silence."""
    with pytest.raises(BadInput, match="gmw/en-us"):
        Pyttsx3("nobody")
    with pytest.raises(MissingPart, match="tlh"):
        Pyttsx3(language="tlh")


def test_choosing_a_voice_as_windows_and_macos_list_them() -> None:
    """By id or name, whatever its case; else the first of the language."""
    windows = [
        ("HKEY\\DAVID", "Microsoft David", "en-us"),
        ("HKEY\\HEAMI", "Microsoft Heami", "ko-kr"),
    ]
    assert choose(windows, None, "en") == "HKEY\\DAVID"
    assert choose(windows, None, "ko") == "HKEY\\HEAMI"
    assert choose(windows, "microsoft heami", "en") == "HKEY\\HEAMI"


CHILD = (
    "from mockint.engines.pyttsx3 import Pyttsx3; import sys; "
    "Pyttsx3().sound('Hello there.'); sys.stderr.write('made')"
)
ABSENT = """
import ctypes
from mockint.engines.pyttsx3 import Pyttsx3
from mockint.errors import MissingPart
def absent(path): raise OSError(path)
ctypes.cdll.LoadLibrary = absent
try: Pyttsx3()
except MissingPart as error: print(error)
"""


@pytest.mark.real
def test_a_process_that_spoke_ends_cleanly() -> None:
    """No word on stdout, no hanging thread, no crash at the end."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=240, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "made")


@pytest.mark.real
@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS bring their own voices")
def test_no_espeak_by_a_stand_in_for_the_loader() -> None:
    """Without the system's library one line says what to install."""
    done = subprocess.run(
        [sys.executable, "-c", ABSENT], capture_output=True, text=True, timeout=240, check=False
    )
    assert "sudo apt-get install espeak-ng" in done.stdout
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("language", "wish", "installed", "names"),
    [
        ("en", "auto", ("natural", "system"), ("natural", "system")),
        ("en", "system", ("natural", "system"), ("system", "natural")),
        ("ko", "auto", ("natural", "system"), ("system",)),
        ("ko", "natural", ("natural",), ()),
        ("en", "natural", ("system",), ("system",)),
    ],
)
def test_order(
    language: str, wish: str, installed: tuple[str, ...], names: tuple[str, ...]
) -> None:
    """The natural voice first, if it speaks the language; the system's on wish and for Korean."""
    assert order(language, wish, installed) == names


def test_unknown_wish() -> None:
    with pytest.raises(BadInput, match="natural"):
        order("en", "loud")


class RecordingSpeaker:
    """Stands for a loudspeaker; notes what it was given."""

    def __init__(self) -> None:
        self.played: list[Sound] = []
        self.stopped = 0

    def play(self, sound: Sound) -> None:
        self.played.append(sound)

    def stop(self) -> None:
        self.stopped += 1


class SlowSynthesizer:
    """Stands for a voice engine; makes nothing until it is told to."""

    made_by = "stand-in"

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []

    def sound(self, text: str) -> Sound:
        self.asked.append(text)
        assert self.go.wait(10)
        return Sound(np.full(len(text), 7, np.int16), RATE)


class FailingSynthesizer:
    """Stands for a voice engine that breaks."""

    made_by = "stand-in"

    def sound(self, text: str) -> Sound:
        raise MockintError(f"It broke at {text}.")


@pytest.mark.real
def test_a_recording_speaker_is_given_what_is_kept(natural: Hibari, tmp_path: Path) -> None:
    """What is heard is what lies in the file, and it is the question in spoken form."""
    speaker = RecordingSpeaker()
    SpokenVoice(natural, speaker).say("How do you tune PostgreSQL?", keep=tmp_path / "question.wav")
    kept = read_sound(tmp_path / "question.wav")
    assert np.array_equal(kept.samples, speaker.played[0].samples)
    assert np.array_equal(kept.samples, natural.sound("How do you tune Postgress Q.L?").samples)


def test_a_slow_stand_in_makes_each_sound_once() -> None:
    """To prepare returns at once; to say waits for it; to say it again makes nothing anew."""
    slow, speaker = SlowSynthesizer(), RecordingSpeaker()
    voice = SpokenVoice(slow, speaker)
    voice.prepare("25%")
    voice.prepare("25%")
    assert speaker.played == []
    slow.go.set()
    voice.say("25%")
    voice.say("25%")
    assert slow.asked == ["25 percent"]
    assert len(speaker.played) == 2


def test_a_stand_in_is_asked_again_for_what_was_long_ago() -> None:
    """Only a handful of sounds are kept."""
    quick = SlowSynthesizer()
    quick.go.set()
    voice = SpokenVoice(quick, RecordingSpeaker())
    for number in range(KEPT + 1):
        voice.say(f"Question {number}")
    voice.say("Question 0")
    voice.say(f"Question {KEPT}")
    assert len(quick.asked) == KEPT + 2


@pytest.mark.real
def test_a_failing_stand_in_is_replaced_by_the_next(natural: Hibari) -> None:
    """Midway, and for this text only."""
    speaker = RecordingSpeaker()
    SpokenVoice(FailingSynthesizer(), speaker, fallbacks=[natural]).say("Hello.")
    assert np.array_equal(speaker.played[0].samples, natural.sound("Hello.").samples)


@pytest.mark.real
def test_korean_falls_back_to_the_system(natural: Hibari) -> None:
    """A Korean question among English ones is spoken, too."""
    speaker = RecordingSpeaker()
    SpokenVoice(natural, speaker, fallbacks=[Pyttsx3(language="ko")]).say(KOREAN)
    assert speaker.played[0].seconds > 0.5


def test_when_every_stand_in_fails_it_is_said_each_time() -> None:
    """The first one's error reaches the caller, and the next call tries anew."""
    voice = SpokenVoice(FailingSynthesizer(), RecordingSpeaker(), fallbacks=[FailingSynthesizer()])
    for _ in range(2):
        with pytest.raises(MockintError, match="It broke at Hello"):
            voice.say("Hello")


def test_nothing_to_say_plays_nothing_on_a_recording_speaker(tmp_path: Path) -> None:
    speaker = RecordingSpeaker()
    SpokenVoice(FailingSynthesizer(), speaker).say("***", keep=tmp_path / "q.wav")
    assert speaker.played == []
    assert read_sound(tmp_path / "q.wav").seconds == 0


@pytest.mark.real
def test_hush_stops_the_recording_speaker(natural: Hibari) -> None:
    speaker = RecordingSpeaker()
    SpokenVoice(natural, speaker).hush()
    assert speaker.stopped == 1


@pytest.mark.real
def test_a_silent_voice_keeps_the_sound(natural: Hibari, tmp_path: Path) -> None:
    """A report of a machine without a loudspeaker still has the questions to click on."""
    SilentVoice(natural).say("Hello there.", keep=tmp_path / "q.wav")
    assert read_sound(tmp_path / "q.wav").seconds > 0.4
