"""How each command is run to be watched. A new command without a line here fails the tests."""

WATCHED = {
    "demo": ("--fast -n 7",),
    "interview": ("-n 7 --patience 1.5",),
    "review": ("last --anew",),
    "replay": ("last --silent",),
    "report": ("last", "last --redact"),
    "compare": ("-n 7",),
    "export": ("last",),
    "guide check": ("{guide}",),
    "guide compile": ("{guide}",),
    "guide new": ("--yes --advert {advert} --resume {resume} --out made.md",),
    "guide show": ("{guide}", "{guide} --html --output guide.html"),
    "sessions": ("",),
    "sessions repair": ("",),
    "terms": ("last", "--add Nginx"),
    "corrections": ("last", "--kept", "--export mine.txt"),
    "transcribe": (
        "{sound} --verbatim",
        "{sound} --live",
        "{sound} --engine speech-recognition --model sphinx",
    ),
    "assess": ("{sound} -n 9", "--text {answer} -n 9"),
    "devices": ("", "--test"),
    "doctor": ("",),
    "models": ("",),
    "models check": ("base",),
    "models remove": ("base",),
    "": ("",),
}
"""Arguments by command, in the order in which they are run: some need an earlier one's session."""

ENDLESS = {"": 15}
"""Seconds after which a command is stopped: `mockint` alone holds a whole interview."""

ENDINGS = {"devices --test": 4}
"""Exit codes other than 0: nobody speaks into the microphone, so the desk is not ready."""

OUTPUTS = ("made.md", "guide.html", "mine.txt")
"""Files that the user names in the lines above."""
