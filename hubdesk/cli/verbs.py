"""The group of verbs, and what they share: the library option, JSON, and how the world's errors are said."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdesk import __version__
from hubdesk.cli import VERBS
from hubdesk.errors import EXIT_DEVICE, EXIT_DONE, EXIT_NOT_SO, HubDeskError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdesk.errors import PackError

library_option = click.option(
    "--library", "library_path", type=click.Path(path_type=Path), metavar="PATH", help="A pack, or a folder of packs."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"hubdesk.cli.{cmd_name.replace('-', '_')}_verb")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="hubdesk")
def verbs() -> None:
    """HubDesk: a library of practice that needs no internet.

    hubdesk [FILE | ADDRESS] opens the window; a verb does one thing and answers in text.
    """


def run(arguments: list[str]) -> int:
    """Carry out a verb and give the exit code; what the world did wrong is said in plain words, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result: Any = verbs.main(arguments, prog_name="hubdesk", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return EXIT_NOT_SO
    except SystemExit:  # Click's word for a closed pipe: nobody reads on, and nothing is left to say
        return EXIT_DONE
    except HubDeskError as error:
        from hubdesk.services.messages import explain

        said = explain(error)
        click.echo(f"{said.what}\n{said.next_step}", err=True)
        return error.exit_code
    except OSError as error:  # most of all a full drive that the answer goes to
        sys.stdout = None  # or Python would try once more at its end
        place = f" ({error.filename})" if error.filename else ""
        click.echo(f"The device failed{place}: {error.strerror or error}.", err=True)
        click.echo("Check the room on the drive and that it is still there.", err=True)
        return EXIT_DEVICE
    return result if isinstance(result, int) else EXIT_DONE


def say_problems(problems: Iterable[PackError]) -> None:
    """Name the packs that were left out, each once."""
    from hubdesk.services.messages import explain

    for said in dict.fromkeys(map(explain, problems)):
        click.echo(f"{said.what} {said.next_step}", err=True)


def say_json(value: object) -> None:
    """Print a value as JSON: UTF-8, two spaces, keys as given."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
