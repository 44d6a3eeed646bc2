"""Settings of the sample book: the extension as any Sphinx project may use it, without our theme and without Jupyter Book."""

project = "Sample"
extensions = ["myst_parser", "whosays.sphinxext"]
exclude_patterns = ["exercises"]
html_theme = "basic"
html_copy_source = False
nitpicky = True
whosays_articles = "articles"
whosays_examples = "examples"
