"""The ear: a microphone in; a recording on disk, and speech segments as they close, out.

`listener` is the ear itself. It takes blocks from `block_stream`, whose microphone `reconnect` may
wait for, without what `echo_canceller` knows to be the interviewer. `recorder` holds one answer:
`speech_segments`, `endpointing` (with `end_of_turn`, `end_of_turn_phrases`) and `signal_check` look
at each block once it is on disk; `pauses` classes the silences. `barge_in` begins an answer over
the question, `background` does what takes time meanwhile. `whole_recording` reads files that are
there already.
"""
