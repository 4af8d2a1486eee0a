"""What goes wrong outside the author's map: wrong usage, wrong configuration, an unreadable file."""


class CjmapError(Exception):
    """A problem that ends the run with exit code 2; its text is one line for the user.

    What is wrong inside a map is never an error but a `Finding`.
    """
