"""The web door: parse, call a verb, show. No rule of law lives here.

`app.create_app` makes the application; `serve.serve` runs it.
"""
