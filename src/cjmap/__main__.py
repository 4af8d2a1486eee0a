"""The entry: `--version` and runs that were done before are answered without loading anything, else the command line.

Every way out has its exit code.
"""

import os
import sys


def start() -> None:
    """Be the program: as `main`, but leave at once.

    To take down in order all that was loaded would take a fifth of a short run. What is written is flushed, and no
    threads, processes or temporary files are left at this point.
    """
    code = _run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # whatever was to be said was written and checked before
            pass
    os._exit(code)


def main() -> None:
    """Run cjmap with the arguments of this process and exit: 0 clean, 1 findings, 2 trouble, 130 interrupted."""
    if code := _run(sys.argv[1:]):
        sys.exit(code)


def _run(arguments: list[str]) -> int:
    from cjmap.cli.output import CLOSED_PIPE, write_out

    try:
        if arguments in (["--version"], ["-V"]):
            from cjmap.version import __version__

            write_out(f"cjmap {__version__}\n")
            return 0
        if arguments and arguments[0] in ("validate", "lint", "score", "rule"):  # those that only look and tell
            return _run_once(arguments)
        return _run_command()
    except KeyboardInterrupt:
        return 130
    except SystemExit:
        return CLOSED_PIPE  # the only reason for which typer exits by itself in this mode
    except Exception as error:
        _tell(error, "--traceback" in arguments)
        return 2


def _run_once(arguments: list[str]) -> int:
    """Say what the same run said before if nothing has changed, else run and remember."""
    from cjmap.cache.looks import Looks
    from cjmap.cache.replay import Asked, answer
    from cjmap.cli.output import said, write_error, write_out

    asked = Asked(arguments)
    if (known := answer(asked)) is not None:
        for stream, data in known.said:
            write_out(data) if stream == 1 else write_error(data)
        return known.code
    with Looks() as looks:
        code = _run_command()
    from cjmap.cache.remembering import remember

    remember(asked, looks, said, code)
    return code


def _run_command() -> int:
    import gc

    gc.set_threshold(100_000)  # what is loaded stays, and a map makes no garbage: looking for some would cost a tenth
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else it reads what every installed package declares
    from cjmap.cli.app import app

    return app(prog_name="cjmap", standalone_mode=False) or 0


def _tell(error: Exception, with_traceback: bool) -> None:
    """Say what ended the run: wrong usage, a problem outside the maps, or an internal error."""
    from cjmap.cli.output import say, silence
    from cjmap.errors import CjmapError

    show_usage = getattr(error, "show", None)  # the errors of typer print themselves
    if isinstance(error, CjmapError):
        say(f"cjmap: {error}")
    elif show_usage is not None:
        from cjmap.cli.usage import reword

        reword(error)
        import io

        usage = io.StringIO()
        show_usage(file=usage)
        for line in usage.getvalue().splitlines():
            say(line)
    elif isinstance(error, OSError) and error.filename is None and not with_traceback:
        silence(sys.stdout)  # only the help is printed by typer; what cannot be written is left in its buffer
        say(f"cjmap: stdout: cannot be written ({error.strerror})")
    elif with_traceback:
        import traceback

        for line in "".join(traceback.format_exception(error)).splitlines():
            say(line)
    else:
        reason = error if str(error) else error.__cause__ or error  # typer makes an empty `Abort` of an EOFError
        said = f"{type(reason).__name__}: {reason}".split("\n", 1)[0]
        say(f"cjmap: internal error ({said}); please report it, with the output of --traceback")


if __name__ == "__main__":
    start()
