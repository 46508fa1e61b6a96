"""The group of commands, each loaded when it is called, and the one place where errors become exit statuses."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from akn._version import __version__
from akn.diagnostics import printable
from akn.errors import AknError
from akn_tools import exits
from akn_tools.limits import limited

COMMANDS = {
    "amend": "apply an amending decision to an act",
    "blame": "who enacted and last changed each article",
    "convert": "text, Markdown, XML and JSON into one another",
    "diff": "what changed between two versions, article by article",
    "draft": "the decision that turns one text into another",
    "fix": "safe repairs of ids, mappings, contents and layout",
    "git": "set up git to show, compare and merge law text",
    "log": "versions of a work, or one provision through them",
    "manifest": "hashes that chain source, decision and version",
    "patch": "the new version, from the old one and a comparison",
    "refs": "cross-references, resolved and dangling",
    "resolve": "what an old address is today",
    "rules": "list the diagnostic codes, or show one's manual page",
    "search": "full text of a corpus",
    "show": "the text in force on a day",
    "track": "versions of a work made a corpus, units followed",
    "validate": "check files against schemas and rules",
}
"""Command -> what its one-line help says. Each lives in the module of its name."""


class Commands(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"akn_tools.{cmd_name}"), cmd_name)
        return limited(command) if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands from the table, so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="akn %(version)s")
def akn() -> None:
    """Legislation as Akoma Ntoso: read, validate, compare.

    Exit status: 0 done; 1 findings of severity error or an output not written; 2 misuse or unreadable input.
    """


def run() -> int:
    """Run the command line on sys.argv and return its exit status."""
    try:
        result = akn.main(prog_name="akn", standalone_mode=False)
        return result if isinstance(result, int) else exits.DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return exits.MISUSE
    except AknError as error:
        click.echo(f"akn: {error}", err=True)
        return exits.MISUSE
    except (RecursionError, MemoryError) as error:
        what = "nests too deep" if isinstance(error, RecursionError) else "takes more memory than there is"
        click.echo(f"akn: {printable(' '.join(sys.argv[2:])[:500])}: the input {what}", err=True)
        return exits.MISUSE
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has gone; nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.FINDINGS
    except OSError as error:
        click.echo(f"akn: {error.filename or 'output'}: {error.strerror or error}", err=True)
        return exits.FINDINGS
