"""A network that ends here: every address is this process's, so all that is sent arrives."""

import ipaddress
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

NAME_SERVER, SINK, SINK6 = "10.66.0.53", "10.66.0.99", "fd66::99"

PORTS = (80, 443)
"""Where the sink listens; what is sent to any other port is counted as well, and refused."""

LINES = """
ip link set lo up
ip link set eth0 up
ip link set far up
ip address add 10.66.0.2/24 dev eth0
ip address add 10.66.0.53/32 dev lo
ip -6 address add fd66::1/128 dev lo nodad
ip route add local default dev lo
ip -6 route add local default dev lo
"""
"""An interface that looks real, and routes by which this machine is the whole internet."""

OUTGOING, ANY = 4, 0x0003
TCP, UDP = 6, 17
SYN, ACK = 0x02, 0x10


class Wire:
    """Counts packets, answers queries, accepts connections; calls `first` before each answer."""

    def __init__(self) -> None:
        self._do("ip link add eth0 type veth peer name far")
        for interface in ("eth0", "far"):  # else the kernel announces itself there
            Path(f"/proc/sys/net/ipv6/conf/{interface}/disable_ipv6").write_text("1")
        for line in LINES.strip().splitlines():
            self._do(line)
        self.first: Callable[[], None] = lambda: None
        self._names: list[str] = []
        self._heard: list[str] = []
        self._packets: list[tuple[str, int, int]] = []
        passing = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ANY))
        Thread(target=self._count, args=(passing,), daemon=True).start()
        names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        names.bind((NAME_SERVER, 53))
        Thread(target=self._answer, args=(names,), daemon=True).start()
        for port in PORTS:
            visits = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True)
            Thread(target=self._accept, args=(visits,), daemon=True).start()

    @staticmethod
    def _do(line: str) -> None:
        subprocess.run(line.split(), check=True)

    def seen(self) -> dict[str, object]:
        """Give what was sent beyond loopback since the last call: packets, names, whereto."""
        packets, self._packets = self._packets, []
        names, self._names = self._names, []
        heard, self._heard = self._heard, []
        connections = [f"{to}:{port}" for to, port, flags in packets if flags & (SYN | ACK) == SYN]
        return {
            "whereto": sorted({f"{to}:{port}" for to, port, _ in packets}),
            "packets": len(packets),
            "names": names,
            "connections": connections,
            "heard": heard,
        }

    def _count(self, passing: socket.socket) -> None:
        """Keep of each packet that does not go to loopback: address, port, and flags of TCP."""
        while True:
            data, (_, _, kind, *_) = passing.recvfrom(65_535)
            if kind == OUTGOING and data and data[0] >> 4 in (4, 6):
                to, port, flags = _parsed(data)
                if not to.is_loopback:
                    self._packets.append((str(to), port, flags))

    def _answer(self, server: socket.socket) -> None:
        """Answer each query with the sink's address."""
        while True:
            query, client = server.recvfrom(4096)
            self.first()
            name, end = _name(query)
            self._names.append(name)
            server.sendto(_reply(query, end), client)

    def _accept(self, server: socket.socket) -> None:
        """Read what each visitor says first, and close."""
        while True:
            visitor, _ = server.accept()
            self.first()
            visitor.settimeout(0.5)
            with visitor, suppress(OSError):
                self._heard.append(visitor.recv(65_535).decode("latin-1"))


def _parsed(data: bytes) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int, int]:
    """Read where a packet goes: address, port, and TCP's flags (0 of others)."""
    if data[0] >> 4 == 4:
        to, kind, rest = ipaddress.ip_address(data[16:20]), data[9], data[4 * (data[0] & 15) :]
    else:
        to, kind, rest = ipaddress.ip_address(data[24:40]), data[6], data[40:]
    port = int.from_bytes(rest[2:4]) if kind in (TCP, UDP) else 0
    return to, port, rest[13] if kind == TCP else 0


def _name(query: bytes) -> tuple[str, int]:
    """Read the name that is asked for, and where the question ends."""
    labels, place = [], 12
    while query[place]:
        labels.append(query[place + 1 : place + 1 + query[place]].decode("ascii", "replace"))
        place += 1 + query[place]
    return ".".join(labels), place + 5


def _reply(query: bytes, end: int) -> bytes:
    """Answer a question for an address (A, AAAA) with the sink's; any other with nothing."""
    kind = int.from_bytes(query[end - 4 : end - 2])
    family = {1: (socket.AF_INET, SINK), 28: (socket.AF_INET6, SINK6)}.get(kind)
    address = socket.inet_pton(*family) if family else b""
    head = b"\xc0\x0c" + query[end - 4 : end] + (60).to_bytes(4)
    answer = head + len(address).to_bytes(2) + address
    counts = (1).to_bytes(2) + int(bool(address)).to_bytes(2) + bytes(4)
    return query[:2] + b"\x81\x80" + counts + query[12:end] + (answer if address else b"")
