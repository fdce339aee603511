"""Every measurement in one run: `python -m benchmarks`, which is what `make bench` does; takes about half an hour."""

import subprocess
import sys

MEASURES = {
    "transcription": "Word error rate, real-time factor, peak memory, beside plain faster-whisper and openai-whisper",
    "voice": "Word error rate of each voice as heard by the recogniser, and real-time factor",
    "turns": "Wrong ends of an answer and waits, beside fixed timers; voice activity against human borders",
    "turn_loss": "What a wrong end costs: words that did not come into their answer",
    "forms": "Guides in other forms: questions and advice that come through, beside a reader of question marks",
    "review": "STAR roles, missing parts and spoken numbers, beside keywords only",
}

worst = 0
for name, what in MEASURES.items():
    print(f"\n## {what}\n", flush=True)
    worst = max(worst, subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode)
sys.exit(worst)
