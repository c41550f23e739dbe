"""Connections of many people to one room, in one thread: what each costs is a socket and some bytes."""
import asyncio
import json

# Seconds that an answer may take before it counts as none.
LONGEST = 30.0


class Connection(asyncio.Protocol):
    """HTTP/1.1 on one socket, one request at a time; what is no answer to one is counted as news."""

    def __init__(self):
        self.bytes, self.waiting, self.news, self.isLive = b"", None, 0, False

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        if self.isLive:
            self.news += data.count(b"event: ")
            return
        self.bytes += data
        head, end, body = self.bytes.partition(b"\r\n\r\n")
        if not end:
            return
        lower = head.lower()
        place = lower.find(b"content-length: ")
        length = int(lower[place + 16:].split(b"\r\n", 1)[0]) if place >= 0 else 0
        if len(body) >= length and self.waiting:
            self.bytes = b""
            self.waiting.set_result((int(head[9:12]), body))
            self.waiting = None

    def connection_lost(self, error):
        if self.waiting:
            self.waiting.set_exception(error or ConnectionResetError("closed"))
            self.waiting = None

    async def ask(self, method, path, body=None, head=""):
        data = b"" if body is None else json.dumps(body).encode()
        length = f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n" if body is not None else ""
        if self.transport.is_closing():
            raise ConnectionResetError("closed")
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(f"{method} {path} HTTP/1.1\r\nHost: here\r\n{head}{length}\r\n".encode() + data)
        return await asyncio.wait_for(self.waiting, LONGEST)

    def listen(self, path, head=""):
        self.isLive = True
        self.transport.write(f"GET {path} HTTP/1.1\r\nHost: here\r\n{head}\r\n".encode())


async def connect(room):
    _, connection = await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", room.port)
    return connection
