"""Screens: events in, what people see out."""
