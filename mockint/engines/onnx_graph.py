"""Change a network's graph before it is loaded; bytes in, bytes out.

A network is a protobuf message. The few fields that are touched are read and written by hand: the
library that knows them all is larger than the networks. Their numbers are those of `onnx.proto`.
"""

from collections.abc import Iterator, Sequence

GRAPH = 7
"""Of a model."""
NODE, OUTPUT = 1, 12
"""Of a graph."""
READS, GIVES, OPERATOR, ATTRIBUTE = 1, 2, 4, 5
"""Of a node."""
NAME = 1
"""Of an output, and of an attribute."""

SIZED = 2
"""The low three bits of a field's key where a length follows; 0 where a number does."""

TO_FLOAT = bytes((NAME << 3 | SIZED, 2)) + b"to" + bytes((3 << 3, 1, 20 << 3 & 127 | 128, 1, 2))
"""The attribute of `Cast`: its number (field 3) is 1, a 32-bit float; its type (20) a number."""


def with_output(network: bytes, name: str) -> bytes:
    """Let a network also give what one of its nodes makes.

    Protobuf joins what follows a message with it.
    """
    return network + _field(GRAPH, _field(OUTPUT, _field(NAME, name.encode())))


def looked_up_first(network: bytes, table: str) -> bytes:
    """Scale the rows of a table that are wanted, where a network scales all and then looks up.

    The products are the same. onnxruntime would keep the scaled table, floats instead of bytes.
    """
    beside: list[memoryview] = []
    graph: list[bytes | memoryview] = []
    for number, whole, content in _fields(memoryview(network)):
        if number == GRAPH:
            graph += _with_rows(content, table)
        else:
            beside.append(whole)
    return b"".join([*beside, _key(GRAPH), _number(sum(map(len, graph))), *graph])


def _with_rows(graph: memoryview, table: str) -> Iterator[bytes | memoryview]:
    """Give the fields of a graph, with other nodes where its table is scaled and looked up."""
    for number, whole, content in _fields(graph):
        reads, gives = (_names(content, kind) if number == NODE else [] for kind in (READS, GIVES))
        if table in reads:
            yield from _rows(table, wanted=reads[1], gives=gives[0])
        elif not {table, f"{table}_f"} & set(gives):
            yield whole


def _rows(table: str, *, wanted: str, gives: str) -> Iterator[bytes]:
    """Look up rows of bytes and their scales, and multiply them."""
    yield _node("Gather", [f"{table}_q", wanted], "rows_q")
    yield _node("Cast", ["rows_q"], "rows_f", TO_FLOAT)
    yield _node("Gather", [f"{table}_scale", wanted], "rows_scale")
    yield _node("Mul", ["rows_f", "rows_scale"], gives)


def _node(operator: str, reads: Sequence[str], gives: str, attribute: bytes = b"") -> bytes:
    fields = [_field(READS, name.encode()) for name in reads]
    fields += [_field(GIVES, gives.encode()), _field(OPERATOR, operator.encode())]
    fields += [_field(ATTRIBUTE, attribute)] if attribute else []
    return _field(NODE, b"".join(fields))


def _names(message: memoryview, kind: int) -> list[str]:
    return [str(content, "utf-8") for number, _, content in _fields(message) if number == kind]


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Give each field's number, all its bytes, and its content."""
    at = 0
    while at < len(message):
        key, value = _read(message, at)
        number, end = _read(message, value)
        begin = value
        if key & 7 == SIZED:
            begin, end = end, end + number
        yield key >> 3, message[at:end], message[begin:end]
        at = end


def _read(message: memoryview, at: int) -> tuple[int, int]:
    """Read a number, seven bits a byte and the lowest first; gives it and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def _number(number: int) -> bytes:
    """Write a number in the same way."""
    written = bytearray()
    while number > 127:
        written.append(number & 127 | 128)
        number >>= 7
    return bytes([*written, number])


def _field(number: int, content: bytes) -> bytes:
    return _key(number) + _number(len(content)) + content


def _key(number: int) -> bytes:
    return bytes([number << 3 | SIZED])
