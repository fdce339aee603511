"""Every measurement in one run: `python -m benchmarks`, which is what `make bench` does.

It takes some hours, since much of it hears speech in its own time.
"""

import subprocess
import sys

MEASURES = {
    "transcription": (
        "Word error rate, real-time factor, peak memory, beside "
        "plain faster-whisper and openai-whisper"
    ),
    "nothing_said": (
        "Words written down in silence, dishes, a bike and key strokes, beside both plain Whispers"
    ),
    "ready": (
        "How soon the transcript is there when somebody stops speaking, beside plain faster-whisper"
    ),
    "borders": "Times of words against borders that a human drew, beside plain faster-whisper",
    "voice": "Word error rate of each voice as heard by the recogniser, and real-time factor",
    "echo": (
        "The interviewer's own voice starts no answer, an early answer "
        "is kept whole, beside the plain detector"
    ),
    "nothing_lost": (
        "Interviews killed at random moments, on full disks, with the microphone unplugged"
    ),
    "hostile": "Three hundred damaged or hostile sessions through every command that takes one",
    "kills": (
        "Every command killed at random moments, two at a time, on disks that fill; 1,000 sessions"
    ),
    "memory": "Peak memory of an interview of one question and of five, and what each stage adds",
    "long_answer": "An hour of continuous answer: memory, and the file right to the sample",
    "turns": "Wrong ends of an answer and waits, beside fixed timers",
    "voice_activity": (
        "Voice activity against human borders in noise and rooms, beside faster-whisper's detector"
    ),
    "turn_loss": "What a wrong end costs: words that did not come into their answer",
    "forms": (
        "Guides in other forms: questions and advice that come "
        "through, beside a reader of question marks"
    ),
    "adverts": ("Adverts by somebody who saw no rule: duties, requirements, names and trade found"),
    "guide": (
        "Seconds to understand a guide of 200 questions, cold and warm; odd guides of 1 and 5 MB"
    ),
    "advice": (
        "Advice in other words: recall, precision, false checks; words alone, words and meaning"
    ),
    "fuzz": "Coverage-guided fuzzing of the guide and of the rubric file",
    "wishes": "Wishes to the interviewer, and answers that only look like one",
    "probes": "What is asked on after answers, and what is not, as a sheet to judge",
    "kinds": "Kinds of question, beside keywords and one kind for all",
    "review": (
        "STAR roles, missing parts, spoken numbers, repairs, planted answers, beside keywords only"
    ),
    "judge": "What a report says about whole answers, beside what their authors say of them",
    "story_parts": "Parts of stories by the word, and parts cut out, beside position alone",
    "misconceptions": "How often a mark “check this” is right, beside closeness in meaning",
    "other_talk": "What is praised in 60,000 words of talk about other things",
    "graded": "How much of a model answer was said, against the grades that people gave",
    "read_ahead": "How long an answer is still reviewed after its last word",
    "concepts": (
        "Concepts covered by an explanation in other words: definitions "
        "of a dictionary, beside keywords only"
    ),
    "slips": (
        "Fillers found against fillers said, and none in fluent speech, beside plain faster-whisper"
    ),
    "report": (
        "Seconds to make a report, its size, first paint and click "
        "to sound, for 30 minutes and 3 hours"
    ),
    "terms": "Terms of the guide and of its field as heard, and terms put into what was never said",
}

worst = 0
for name, what in MEASURES.items():
    print(f"\n## {what}\n", flush=True)
    worst = max(
        worst, subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
    )
sys.exit(worst)
