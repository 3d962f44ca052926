"""How the server sends."""

import socket

from components.server.http_server import send_without_delay


def test_connections_of_a_server_that_listens_send_at_once():
    # As Streamlit opens it: without the protocol's number.
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_without_delay()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
