"""Servers of a test run: started once by the first process, inherited by the workers of xdist, stopped at the end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from narahubung import tertanam


def nyalakan() -> None:
    """Point the environment at throw-away servers, unless a parent process has already done so."""
    if "NARAHUBUNG_UJI" in os.environ:
        return
    # Below /tmp by name: a socket path has room for about 100 characters, and TMPDIR may be long.
    folder = Path(tempfile.mkdtemp(prefix="nh-uji-", dir="/tmp"))
    folder.chmod(0o711)  # the database of a root run belongs to another user, who must get through
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # registered first, so it runs after the servers stop
    os.environ |= {"NARAHUBUNG_UJI": str(folder), "DATA_DIR": str(folder), "DEMO": "1"}
    tertanam.siapkan(awet=False)
