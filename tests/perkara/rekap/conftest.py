"""The recap tests share the planning tests' clock: Monday 23 November 2026, 10.00 WIB."""

from tests.perkara.rencana.conftest import _senin_pagi, satker

__all__ = ["_senin_pagi", "satker"]
