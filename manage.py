#!/usr/bin/env python
"""Django's command line, beside a running portal or on its own."""

import os
import sys

from narahubung import tertanam


def main() -> None:
    """Make sure there are servers, then run the command."""
    tertanam.siapkan()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narahubung.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (after the environment is complete)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
