"""What a guide wants to hear: its concepts, and those of the trade's bank."""
