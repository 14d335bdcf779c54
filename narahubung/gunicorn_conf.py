"""The web server, the same under `make run` and in a container. Everything that differs comes from the environment."""

import os

bind = f"{os.environ.get('BIND') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 8)
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 5000  # a worker that leaks is replaced before anybody notices
max_requests_jitter = 500
control_socket_disable = True  # a socket in the home folder that nobody asked for
