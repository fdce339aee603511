"""What each answer is held against: a guide's advice, and `rubric.toml` over it."""
