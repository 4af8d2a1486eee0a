"""The entry: `--version` without loading anything, else the command line; every way out has its exit code."""

import sys


def main() -> None:
    """Run cjmap with the arguments of this process and exit: 0 clean, 1 findings, 2 trouble, 130 interrupted."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from cjmap.version import __version__

        print(f"cjmap {__version__}")
        return
    try:
        from cjmap.cli.app import app

        app(prog_name="cjmap")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        from cjmap.errors import CjmapError

        if isinstance(error, CjmapError):
            print(f"cjmap: {error}", file=sys.stderr)
        elif "--traceback" in arguments:
            raise_with_code(error)
        else:
            said = f"{type(error).__name__}: {error}".split("\n", 1)[0]
            print(f"cjmap: internal error ({said}); please report it, with the output of --traceback", file=sys.stderr)
        sys.exit(2)


def raise_with_code(error: Exception) -> None:
    """Print the traceback of an internal error; Python's own way would exit with 1, which means findings."""
    import traceback

    traceback.print_exception(error)
    sys.exit(2)


if __name__ == "__main__":
    main()
