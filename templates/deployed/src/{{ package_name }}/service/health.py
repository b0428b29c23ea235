"""Ask a service on this machine whether it is ready."""

import http.client

HOST = "127.0.0.1"


def is_ready(port: int) -> bool:
    """Return whether a service answers on `port` of this machine that a model is loaded."""
    connection = http.client.HTTPConnection(HOST, port, timeout=4)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
