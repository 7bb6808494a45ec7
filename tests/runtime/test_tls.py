"""The default transport with TLS, HTTP/2 and proxies."""

from __future__ import annotations

import logging
import socket
import ssl
import tempfile
from pathlib import Path
from typing import Any

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from sample_api._runtime.describe.options import Timeout
from sample_api._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
from sample_api._runtime.transports.protocol import TransportError, TransportRequest

from .. import loops
from .tls import answer, contexts, listening, socks, tunnel

TRUST, CLIENT = contexts()


def _request(url: str) -> TransportRequest:
    return TransportRequest("GET", url, (("x", "s3cret"),), None, Timeout(total=15), url)


async def _got(transport: Any, url: str) -> bytes:
    reply = await transport.send(_request(url))
    body = b"".join([piece async for piece in reply.iter_bytes()])
    await reply.close()
    return body


def _get(is_async: bool, url: str, calls: int = 1, **settings: Any) -> list[bytes]:
    """The bodies of the answers to some calls over one transport."""

    async def run() -> list[bytes]:
        transport = AsyncDefaultTransport(**settings)
        try:
            return [await _got(transport, url) for _ in range(calls)]
        finally:
            await transport.close()

    if is_async:
        return loops.run(run())
    transport = DefaultTransport(**settings)
    try:
        return [_read(transport.send(_request(url))) for _ in range(calls)]
    finally:
        transport.close()


def _read(reply: Any) -> bytes:
    body = b"".join(reply.iter_bytes())
    reply.close()
    return body


def test_trusted(is_async: bool) -> None:
    with listening(answer, TRUST) as place:
        url = f"https://localhost:{place.port}/x"
        assert _get(is_async, url, verify=CLIENT) == [b"hello"]
        assert _get(is_async, url, verify=False) == [b"hello"]
    assert place.heads[0].startswith(b"GET /x HTTP/1.1\r\nHost: localhost:%d\r\n" % place.port)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_not_trusted(is_async: bool, name: str) -> None:
    with listening(answer, TRUST) as place, pytest.raises(TransportError) as caught:
        _get(is_async, f"https://{name}:{place.port}")
    assert "CERTIFICATE_VERIFY_FAILED" in str(caught.value)
    assert not caught.value.maybe_sent
    assert place.heads == []


def test_wrong_name(is_async: bool) -> None:
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority = trustme.CA()
    authority.issue_cert("else.example").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    with listening(answer, server) as place, pytest.raises(TransportError, match="mismatch"):
        _get(is_async, f"https://localhost:{place.port}", verify=client)


def test_certificates_of_the_environment(
    is_async: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(server)
    with listening(answer, server) as place:
        url = f"https://localhost:{place.port}"
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert _get(is_async, url) == [b"hello"]
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
        with pytest.raises(TransportError) as caught:
            _get(is_async, url)
    assert not caught.value.maybe_sent


class _Counting(ssl.SSLContext):
    """Counts how often its protocols are set: OpenSSL may be reading them for another thread."""

    times = 0

    def set_alpn_protocols(self, alpn_protocols: Any) -> None:
        self.times += 1
        super().set_alpn_protocols(alpn_protocols)


@pytest.mark.parametrize("http2", [False, True])
def test_protocols_are_set_once_for_all_connections(is_async: bool, http2: bool) -> None:
    context = _Counting(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    settings: dict[str, Any] = {"verify": context, "http2": http2, "max_keepalive_connections": 0}
    with listening(answer, TRUST) as place:
        url = f"https://localhost:{place.port}"
        assert _get(is_async, url, 3, **settings) == [b"hello"] * 3
    assert context.times == 1


def _authority(folder: Path) -> tuple[ssl.SSLContext, trustme.CA]:
    """A server that wants a certificate of the client's, and who has signed for both."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(server)
    authority.configure_trust(server)
    server.verify_mode = ssl.CERT_REQUIRED
    return server, authority


def test_a_file_of_certificates_to_trust(is_async: bool, tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(server)
    with listening(answer, server) as place:
        url = f"https://localhost:{place.port}"
        for file in (tmp_path / "ca.pem", str(tmp_path / "ca.pem")):
            assert _get(is_async, url, verify=file) == [b"hello"]
        with pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED"):
            _get(is_async, url, verify=tmp_path)  # a folder that names none by its hash


def test_a_certificate_of_the_client(is_async: bool, tmp_path: Path) -> None:
    server, authority = _authority(tmp_path)
    issued = authority.issue_cert("me@localhost")
    both, file, key = tmp_path / "both.pem", tmp_path / "cert.pem", tmp_path / "key.pem"
    issued.private_key_and_cert_chain_pem.write_to_path(str(both))
    issued.cert_chain_pems[0].write_to_path(str(file))
    locked = load_pem_private_key(issued.private_key_pem.bytes(), None).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"s3cret")
    )
    issued.private_key_pem.write_to_path(str(key))
    (tmp_path / "locked.pem").write_bytes(locked)
    settings: dict[str, Any] = {"verify": tmp_path / "ca.pem"}
    with listening(answer, server) as place:
        url = f"https://localhost:{place.port}"
        right: list[Any] = [both, (file, key), (str(file), tmp_path / "locked.pem", "s3cret")]
        for cert in right:
            assert _get(is_async, url, cert=cert, **settings) == [b"hello"]
        wrong: list[Any] = [(file, tmp_path / "locked.pem"), (file, tmp_path / "locked.pem", "no")]
        for cert in wrong:
            with pytest.raises(TransportError) as caught:
                _get(is_async, url, cert=cert, **settings)
            assert not caught.value.maybe_sent
        with pytest.raises(TransportError):
            _get(is_async, url, **settings)


WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"verify": "no.pem"}, FileNotFoundError, "verify: there is no 'no.pem'"),
    ({"verify": 1}, TypeError, "verify: expected True, False, a file or folder .* got int"),
    ({"verify": None}, TypeError, "verify: expected .* got None"),
    ({"cert": "no.pem"}, FileNotFoundError, "cert: there is no 'no.pem'"),
    ({"cert": (__file__, "no.pem")}, FileNotFoundError, "cert: there is no 'no.pem'"),
    ({"cert": (__file__, __file__, b"s3cret")}, TypeError, "cert: expected a file"),
    ({"cert": ()}, TypeError, "cert: expected a file"),
    ({"cert": __file__, "verify": CLIENT}, ValueError, "cert: the context that verify is"),
    ({"uds": "x.sock", "proxy": "http://x"}, ValueError, "uds: goes with no proxy"),
]


@pytest.mark.parametrize(("settings", "kind", "words"), WRONG)
@pytest.mark.parametrize("make", [DefaultTransport, AsyncDefaultTransport])
def test_settings_that_can_not_be(
    make: Any, settings: dict[str, Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        make(**settings)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no such sockets")
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_unix_domain_socket(
    is_async: bool, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a proxy is set, which can't reach it."""
    monkeypatch.setenv(f"{scheme}_proxy", "http://127.0.0.1:9")
    with tempfile.TemporaryDirectory() as folder:  # such a path has about 100 characters at most
        path = Path(folder) / "s"
        with listening(answer, TRUST if scheme == "https" else None, path) as place:
            url = f"{scheme}://localhost/x"
            assert _get(is_async, url, 2, uds=path, verify=CLIENT) == [b"hello"] * 2
        with pytest.raises(TransportError) as caught:
            _get(is_async, url, uds=str(path / "none"))
    assert not caught.value.maybe_sent
    assert place.heads[0].startswith(b"GET /x HTTP/1.1\r\nHost: localhost\r\n")


def test_no_certificates_are_loaded_for_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/does/not/exist")
    with listening(answer) as place:
        assert _get(False, f"http://127.0.0.1:{place.port}") == [b"hello"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_tunnel(is_async: bool, scheme: str) -> None:
    """Through a proxy that is spoken to with or without TLS."""
    proxy_tls = TRUST if scheme == "https" else None
    with listening(answer, TRUST) as place, listening(tunnel, proxy_tls) as through:
        proxy = f"{scheme}://user:s3cret@localhost:{through.port}"
        url = f"https://localhost:{place.port}"
        assert _get(is_async, url, 2, verify=CLIENT, proxy=proxy) == [b"hello"] * 2
    assert len(through.heads) == 1
    assert b"Proxy-Authorization: Basic dXNlcjpzM2NyZXQ=" in through.heads[0]
    assert b"s3cret" not in through.heads[0]
    assert b"roxy" not in b"".join(place.heads)


def test_refusing_tunnel(is_async: bool) -> None:
    with listening(tunnel) as through, pytest.raises(TransportError) as caught:
        _get(is_async, "https://refused.example", proxy=f"http://u:s3cret@localhost:{through.port}")
    assert "407" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert not caught.value.maybe_sent


def test_failures_in_a_tunnel_free_their_connections() -> None:
    with listening(answer, TRUST) as place, listening(tunnel) as through:
        transport = DefaultTransport(
            proxy=f"http://localhost:{through.port}", max_connections=1, verify=CLIENT
        )
        for _ in range(3):
            with pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED"):
                transport.send(_request(f"https://else.example:{place.port}"))
        assert _read(transport.send(_request(f"https://localhost:{place.port}"))) == b"hello"
        transport.close()


def test_failures_in_a_tunnel_free_their_connections_async() -> None:
    async def run(through: int, place: int) -> bytes:
        transport = AsyncDefaultTransport(
            proxy=f"http://localhost:{through}", max_connections=1, verify=CLIENT
        )
        for _ in range(3):
            with pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED"):
                await _got(transport, f"https://else.example:{place}")
        try:
            return await _got(transport, f"https://localhost:{place}")
        finally:
            await transport.close()

    with listening(answer, TRUST) as place, listening(tunnel) as through:
        assert loops.run(run(through.port, place.port)) == b"hello"


def test_socks(is_async: bool) -> None:
    with listening(answer, TRUST) as place, listening(socks) as through:
        proxy = f"socks5h://localhost:{through.port}"
        url = f"https://localhost:{place.port}"
        assert _get(is_async, url, 2, verify=CLIENT, proxy=proxy) == [b"hello"] * 2
        with pytest.raises(TransportError) as caught:
            _get(is_async, "https://refused/", proxy=proxy)
    assert through.heads == [b"localhost", b"refused"]
    assert not caught.value.maybe_sent


def test_login_of_a_socks_proxy(is_async: bool, caplog: pytest.LogCaptureFixture) -> None:
    """The proxy wants none, so there is no connection."""
    caplog.set_level(logging.DEBUG)
    with listening(socks) as through, pytest.raises(TransportError) as caught:
        _get(is_async, "http://x.example", proxy=f"socks5://u:s3cret@localhost:{through.port}")
    assert not caught.value.maybe_sent
    assert "s3cret" not in caplog.text + str(caught.value)


def test_proxies_of_the_environment_are_used(
    is_async: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(answer, TRUST) as place, listening(tunnel) as through:
        monkeypatch.setenv("https_proxy", f"http://localhost:{through.port}")
        url = f"https://localhost:{place.port}"
        for excepted, used in (("", 1), ("localhost", 1)):
            monkeypatch.setenv("no_proxy", excepted)
            assert _get(is_async, url, verify=CLIENT) == [b"hello"]
            assert len(through.heads) == used
        assert _get(is_async, url, verify=CLIENT, trust_env=False) == [b"hello"]
        monkeypatch.setenv("https_proxy", "gopher://s3cret:s3cret@localhost")
        monkeypatch.setenv("no_proxy", "")
        with pytest.raises(TransportError, match="proxy: expected") as caught:
            _get(is_async, url, verify=CLIENT)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("proxy", ["x", "ftp://x", "http://", "http://x:y", "http://ü"])
def test_proxy_is_checked_at_once(proxy: str) -> None:
    with pytest.raises(ValueError, match="proxy"):
        DefaultTransport(proxy=proxy)
