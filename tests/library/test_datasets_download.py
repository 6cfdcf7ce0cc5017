"""Downloads from a server of ours: right files once, and every way in which a network fails as one clear error."""

import hashlib
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from golub_data import FILES, RAW, needs_raw_data, write_tables

from sparsecraft.datasets import download
from sparsecraft.datasets.download import DatasetError, fetch
from sparsecraft.datasets.golub import BASE_URL, SHA256, load_golub

BODIES = {"a.csv": b"x,y\n1,2\n", "b.csv": b"z\n" + b"3\n" * 5000}
CHECKSUMS = {name: hashlib.sha256(body).hexdigest() for name, body in BODIES.items()}
TRUNCATIONS = ["length announced", "length kept quiet", "reset"]


class Server(ThreadingHTTPServer):
    """Serves `bodies`, those in `truncated` cut in half, and notes what it was asked for."""

    def __init__(self, bodies, truncated=(), manner="length announced"):
        super().__init__(("127.0.0.1", 0), Handler)
        self.bodies, self.truncated, self.manner, self.asked = bodies, truncated, manner, []
        self.url = f"http://127.0.0.1:{self.server_port}/repository/commit"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.removeprefix("/repository/commit/")
        self.server.asked.append(name)
        if name not in self.server.bodies:
            self.send_error(404)
            return
        body = self.server.bodies[name]
        cut = name in self.server.truncated
        self.send_response(200)
        if not cut or self.server.manner != "length kept quiet":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut and self.server.manner == "reset":
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.close_connection = True

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def serve():
    """Start servers, which stop when the test ends."""
    servers = []

    def start(*arguments, **options):
        servers.append(Server(*arguments, **options))
        threading.Thread(target=servers[-1].serve_forever, args=(0.01,), daemon=True).start()
        return servers[-1]

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of this test alone, and no proxy between it and its server."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SPARSECRAFT_DATA", str(folder))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return folder


@pytest.fixture
def refusing_url():
    """Of a port that nobody listens at."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


def get(url, checksums=CHECKSUMS):
    return fetch("toy", url, checksums, "Do this instead")


def assert_refused(url, file, cache, checksums=CHECKSUMS):
    with pytest.raises(DatasetError) as caught:
        get(url, checksums)
    message = str(caught.value)
    assert message.startswith(f"could not get {file} from {url} into {cache / 'toy'}")
    assert message.endswith("\nDo this instead")
    return message


def files_in(folder):
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


@pytest.mark.parametrize("slash", ["", "/"])
def test_files_arrive_as_they_are_and_once(serve, cache, slash):
    server = serve(BODIES)
    folder = get(server.url + slash)
    assert folder == cache / "toy"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == BODIES
    assert get(server.url + slash) == folder
    assert server.asked == [*BODIES]


def test_what_is_in_the_cache_needs_no_network(serve, refusing_url):
    folder = get(serve(BODIES).url)
    assert get(refusing_url) == folder


def test_a_damaged_file_in_the_cache_is_fetched_again(serve):
    server = serve(BODIES)
    path = get(server.url) / "a.csv"
    path.write_bytes(b"x,y\n1,3\n")
    get(server.url)
    assert path.read_bytes() == BODIES["a.csv"]
    assert server.asked == ["a.csv", "b.csv", "a.csv"]


def test_a_damaged_file_in_the_cache_is_never_returned(serve, refusing_url, cache):
    (get(serve(BODIES).url) / "b.csv").write_bytes(b"damaged")
    assert_refused(refusing_url, "b.csv", cache)


def test_without_a_network(refusing_url, cache):
    assert "refused" in assert_refused(refusing_url, "a.csv", cache)
    assert files_in(cache / "toy") == set()


def test_a_wrong_checksum(serve, cache):
    message = assert_refused(serve({**BODIES, "b.csv": b"z\n4\n"}).url, "b.csv", cache)
    assert "SHA256" in message
    assert CHECKSUMS["b.csv"] in message
    assert files_in(cache / "toy") == {"a.csv"}


@pytest.mark.parametrize("manner", TRUNCATIONS)
def test_a_truncated_body(serve, cache, manner):
    assert_refused(serve(BODIES, truncated={"b.csv"}, manner=manner).url, "b.csv", cache)
    assert files_in(cache / "toy") == {"a.csv"}


def test_a_server_that_does_not_answer(cache, monkeypatch):
    monkeypatch.setattr(download, "TIMEOUT", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        message = assert_refused(f"http://127.0.0.1:{silent.getsockname()[1]}", "a.csv", cache)
    assert "timed out" in message.lower()


def test_it_goes_on_where_it_stopped(serve, cache):
    broken, whole = serve(BODIES, truncated={"b.csv"}), serve(BODIES)
    assert_refused(broken.url, "b.csv", cache)
    get(whole.url)
    assert whole.asked == ["b.csv"]


def test_a_file_that_the_server_does_not_have(serve, cache):
    assert "404" in assert_refused(serve({}).url, "a.csv", cache)


@pytest.mark.parametrize("url", ["nonsense", "gopher://127.0.0.1/x", "http://"])
def test_an_address_that_is_none(url, cache):
    assert_refused(url, "a.csv", cache)


def test_a_cache_that_cannot_be_written(serve, cache):
    cache.write_text("a file in the place of the folder")
    assert_refused(serve(BODIES).url, "a.csv", cache)


def test_the_cache_of_the_user_is_where_pooch_says(serve, monkeypatch, tmp_path):
    monkeypatch.delenv("SPARSECRAFT_DATA")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert get(serve(BODIES).url) == tmp_path / "xdg" / "sparsecraft" / "toy"


def test_golub_says_what_to_do_without_a_network(refusing_url):
    with pytest.raises(DatasetError) as caught:
        load_golub(base_url=refusing_url)
    message = str(caught.value)
    for part in ["actual.csv", BASE_URL, *FILES, "load_golub(data_home="]:
        assert part in message


def test_golub_is_not_read_from_files_of_another_checksum(serve, tmp_path, cache):
    tables = write_tables(tmp_path, {1: (1, 2, 3)}, {2: (1, 2, 3)}, {1: "ALL", 2: "AML"})
    server = serve({name: (tables / name).read_bytes() for name in FILES})
    with pytest.raises(DatasetError, match="SHA256"):
        load_golub(base_url=server.url)
    assert files_in(cache / "golub") == set()


def test_golub_comes_from_the_commit_whose_checksums_are_known():
    assert BASE_URL == (
        "https://raw.githubusercontent.com/tkhan11/Gene-Expression-Classification/"
        "e6a1d8be4d763c9e4d9d71348abfaabd61a32131"
    )


@needs_raw_data
def test_golub_of_the_server_is_golub_of_the_folder(serve, cache, refusing_url):
    assert {name: hashlib.sha256((RAW / name).read_bytes()).hexdigest() for name in FILES} == SHA256
    server = serve({name: (RAW / name).read_bytes() for name in FILES})
    fetched, read = load_golub(base_url=server.url), load_golub(RAW)
    for field in ("X_train", "y_train", "X_test", "y_test", "probes", "patients_test"):
        np.testing.assert_array_equal(getattr(fetched, field), getattr(read, field))
    assert files_in(cache / "golub") == set(FILES)
    again = load_golub(base_url=refusing_url)
    np.testing.assert_array_equal(again.X_test, read.X_test)
    assert sorted(server.asked) == sorted(FILES)


def test_pooch_is_imported_for_a_download_and_not_before():
    script = "import sys, sparsecraft.datasets; print({'pooch', 'requests', 'pandas', 'sklearn'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "set()"
