"""A module of the Procfile with its options, whose signs of life come every second: a test has no minutes."""

import runpy
import sys

import django

if __name__ == "__main__":
    django.setup()
    from notifikasi import denyut

    denyut.DETIK = 1
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
