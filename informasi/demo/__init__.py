"""The information desk of the demo court: requests in every state, objections, visitors, what is published."""

from informasi.demo.isi import isi_demo

__all__ = ["isi_demo"]
