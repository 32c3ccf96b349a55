"""The sample deals that come with the product: whole, fictional and free of blockers."""

from functools import cache
from importlib.resources import files

from termsheets.domain import schema
from termsheets.domain.terms import Terms

TITLES = (
    ("saas-distribution", "SaaS distribution: a forecasting engine in a retail cloud"),
    ("semiconductor-codevelopment", "Co-development: photonic chips with a foundry"),
    ("platform-license", "Platform license: a therapy platform and its licensee"),
)


@cache
def terms(name: str) -> Terms:
    """Return a sample's Terms by its name; raise KeyError for an unknown one."""
    if name not in dict(TITLES):
        raise KeyError(name)
    text = files("termsheets").joinpath("samples", f"{name}.yaml").read_text(encoding="utf-8")
    return schema.load_yaml(text)
