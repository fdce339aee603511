"""Rewrite what people keep in other forms as the Markdown that it stands for.

HTML, notes of Obsidian and Notion, flash cards, chats, dialogues and exported tables become
headings, bullets, bold lines and tables. Each line remembers the line of the file it came from.
"""
