"""Settings of all tests."""

import os

from hypothesis import settings

os.environ["CJMAP_CACHE_DIR"] = os.devnull  # no folder: what runs find is only remembered where a test names one

# Nothing is said of time: machines are slow or busy. On a build server the same texts are tried every time, so that a
# change is judged by itself; at the desk new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("server", deadline=None, derandomize=True)
settings.load_profile("server" if os.environ.get("CI") else "desk")
