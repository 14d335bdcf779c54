"""Celery's own command line without its interactive shell: `python -m narahubung.celery_cli`, in place of `-m celery`.

Celery imports that shell (click-repl and prompt_toolkit, some 8 MB in each process that runs for weeks) for the one
subcommand `celery amqp`, which speaks to brokers that are not ours.
"""

import sys
from types import ModuleType


def tanpa_repl() -> None:
    """Put an empty module where click-repl would be loaded from."""
    kosong = ModuleType("click_repl")
    kosong.__dict__["register_repl"] = lambda *_: None
    sys.modules.setdefault("click_repl", kosong)


if __name__ == "__main__":
    tanpa_repl()
    from celery.__main__ import main

    sys.exit(main())
