"""A guide's lines in, what each is out: question, concept, advice, fact."""
