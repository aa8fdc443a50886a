"""How Sphinx builds the site from the Markdown of the repository and the docstrings: `make site`."""

from importlib import metadata

project = "OCOP Docs"
version = release = metadata.version("ocop-docs")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "tools/site/index"
include_patterns = ["*.md", "docs/**", "tools/site/*.md"]
exclude_patterns = ["THIRD-PARTY-LICENSES.md"]
html_theme = "alabaster"
html_theme_options = {"description": metadata.metadata("ocop-docs")["Summary"], "page_width": "70rem"}
html_copy_source = False
html_extra_path = ["index.html"]
"""The folder's own first page leads to the index."""
myst_heading_anchors = 4
"""Headings get the anchors that GitHub gives them, which the pages link to."""
default_role = "code"
"""Docstrings write names between single backticks, as the Markdown does."""
autodoc_member_order = "bysource"
autodoc_typehints = "description"
