"""The way to the executor: one HTTP connection over which each row gets its verdict."""

import http.client
import json
import os
import socket
import time
from urllib.parse import urlsplit

from . import _lines

_PAUSES = (0, 0.1, 0.5, 2)
_TIMEOUT_SECONDS = 60


class Verdict:
    """What Sweepline answers to a row: to go on, or to stop and why."""

    def __init__(self, go_on=True, reason=""):
        self.go_on = go_on
        self.reason = reason


class Reporter:
    """Sends rows to one address. Not thread-safe; a process that was forked gets its own connection."""

    def __init__(self, url):
        parts = urlsplit(url)
        self._host, self._port, self._path = parts.hostname, parts.port, parts.path or "/"
        self._connection = None
        self._pid = os.getpid()
        self._lost = 0

    def send(self, row):
        body = json.dumps(row).encode("utf-8")
        # Once nothing answers, every further row is tried once: a script must not wait for each.
        for pause in _PAUSES[:1] if self._lost else _PAUSES:
            time.sleep(pause)
            try:
                return self._post(body)
            except (OSError, http.client.HTTPException) as e:
                self._close()
                problem = e
        self._lost += 1
        _lines.say_once(
            "cannot report: " + (str(problem) or type(problem).__name__)
            + "; the script goes on, and what it logs meanwhile is not kept"
        )
        return Verdict()

    def close(self):
        self._close()
        if self._lost:
            _lines.say(str(self._lost) + " rows could not be reported")
            self._lost = 0

    def _post(self, body):
        if self._pid != os.getpid():
            self._connection, self._pid = None, os.getpid()
        if self._connection is None:
            self._connection = http.client.HTTPConnection(
                self._host, self._port, timeout=_TIMEOUT_SECONDS
            )
            self._connection.connect()
        self._connection.request(
            "POST", self._path, body=body, headers={"Content-Type": "application/json"}
        )
        if hasattr(socket, "TCP_QUICKACK"):
            # A server that writes head and body apart waits for our acknowledgement, 40 ms otherwise.
            self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        response = self._connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        if response.status >= 400:
            _lines.say_once("a row was refused (" + str(response.status) + "): " + text[:200].strip())
            return Verdict()
        self._lost = 0
        return _verdict(text)

    def _close(self):
        if self._connection is not None and self._pid == os.getpid():
            self._connection.close()
        self._connection = None


def _verdict(text):
    try:
        answer = json.loads(text)
    except ValueError:
        return Verdict()
    if isinstance(answer, dict) and answer.get("continue") is False:
        return Verdict(False, str(answer.get("reason") or ""))
    return Verdict()
