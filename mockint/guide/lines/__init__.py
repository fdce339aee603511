"""What the words of one line say: the lowest floor of the guide, which knows no Markdown.

Text goes in. Out come its label (`labels`), whether it asks (`interrogative`), the section that it
opens as a heading (`headings`), how it speaks (`forms`) and its numbers (`numbers`).
"""
