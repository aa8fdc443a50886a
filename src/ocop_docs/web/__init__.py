"""The web application: pages and an API that parse requests, call the pipeline and show its results.

`app.create_app` makes the application; `serve.serve` runs it.
"""
