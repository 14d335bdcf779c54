"""A WhatsApp gateway and all its phones in one small server, for the demo and for trying texts out.

Runs on its own (`python -m notifikasi.simulator --port P --simpan FILE`), knows no Django and listens on loopback only.
"""
