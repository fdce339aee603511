"""Print lines that need no rich console.

This is their only door: what people and files say leaves it as text alone.
"""

import click

from mockint.text.sanitise import escaped, plain


def echo(text: object = "", *, err: bool = False, nl: bool = True, bold: bool = False) -> None:
    """Print a text without what could command a terminal."""
    click.secho(plain(str(text)), err=err, nl=nl, bold=bold or None)


def echo_json(value: object) -> None:
    """Print a value, or JSON that is made already; nothing is lost of it, for programs read it."""
    from mockint.session.json import readable

    data = value if isinstance(value, bytes) else readable(value)
    click.echo(escaped(data.decode()), nl=False)
