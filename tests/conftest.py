"""Settings of all tests."""

import os

from hypothesis import settings

# On a build server the same texts are tried every time, so that a change is judged by itself; at the desk new ones.
settings.register_profile("server", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("server")
