"""The voice: a question's text in, its sound at a loudspeaker out."""
