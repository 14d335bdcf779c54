"""All benchmarks, each in a process of its own: `make bench`."""

import subprocess
import sys

SEMUA = (
    *("bench.sipp", "bench.rencana", "bench.antar", "bench.webhook"),
    *("bench.pengadilan", "bench.memori"),
)


def main() -> int:
    """The first exit code that is not zero, else zero."""
    for nama in SEMUA:
        print(f"== {nama}", flush=True)
        if kode := subprocess.run([sys.executable, "-m", nama], check=False).returncode:
            return kode
    return 0


if __name__ == "__main__":
    sys.exit(main())
