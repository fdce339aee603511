"""What judging needs of a text: sentences, numbers, units and embeddings."""
