"""The command group; a command's module is loaded when the command is used."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "validate": "Check whether maps are well-formed.",
    "lint": "Report what maps miss, and where customers get stuck.",
    "rule": "Explain a rule, or list all rules.",
    "score": "Tell how complete maps are.",
    "render": "Draw maps as pages, documents and diagrams.",
    "show": "Show maps on the terminal.",
    "init": "Write a map to begin with.",
    "schema": "Print the JSON Schema of the format.",
    "cache": "Tell where results are remembered, or forget them.",
}
"""The commands in the order of the help, each with its one line of help."""


class LazyGroup(TyperGroup):
    """Commands that are imported when they are needed: start-up is what a short run costs."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cjmap.cli.{cmd_name}")
        command: Any = typer.main.get_command(module.app)
        command.name = cmd_name
        for param in command.params:
            if param.param_type_name == "argument":
                param.display_type_rich = lambda ctx: ""  # `<list[Path]>` says nothing to people
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    cls=LazyGroup,
    help="Customer journey maps as source files: validate, lint, render.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(asked: bool) -> None:
    """Print the version and exit, if asked to."""
    if asked:
        from cjmap.cli.output import write_out
        from cjmap.version import __version__

        write_out(f"cjmap {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    traceback: Annotated[bool, typer.Option("--traceback", help="Show the traceback of an internal error.")] = False,
) -> None:
    """Take what stands before the command; `--traceback` is looked up where errors are told."""
