"""What holds for every test: no promise is about seconds, for machines differ and are shared."""

from hypothesis import settings

settings.register_profile("any-machine", parent=settings.default, deadline=None)
settings.load_profile("any-machine")
