"""Write the page of a guide as one HTML file that needs nothing else and prints on paper."""

from importlib.resources import files

from jinja2 import Environment

from mockint.cli.guide_view import GuideView


def html(page: GuideView) -> str:
    """Write the page; every text from the guide is escaped."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(
        files("mockint.cli").joinpath("guide.html.j2").read_text("utf-8")
    )
    return template.render(page=page, pack=page.pack)
