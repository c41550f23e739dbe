"""What a camera reads of a code: enough of ISO/IEC 18004 for an address on a clean picture."""

#: Bytes of data and blocks at level Q, by version.
BLOCKS = {1: (13, 1), 2: (22, 1), 3: (34, 2), 4: (48, 2)}
LEVEL_Q = 0b11
MASKS = [
    lambda y, x: (y + x) % 2, lambda y, x: y % 2, lambda y, x: x % 3, lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2, lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2, lambda y, x: ((y + x) % 2 + y * x % 3) % 2]
FINDER = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"]


def modules_of(lines):
    """Modules from half blocks, dark where nothing is printed; a light edge around them is taken off."""
    rows = []
    for line in lines:
        rows.append([glyph in " ▄" for glyph in line])
        rows.append([glyph in " ▀" for glyph in line])
    rows = [row for row in rows if any(row)]
    left = min(row.index(True) for row in rows)
    return [row[left:left + len(rows)] for row in rows]


def is_finder(modules, top, left):
    return all(modules[top + y][left + x] == (FINDER[y][x] == "#") for y in range(7) for x in range(7))


def text_of(modules):
    """What the code says."""
    size = len(modules)
    version = (size - 17) // 4
    assert size == 17 + 4 * version and {len(row) for row in modules} == {size}
    assert all(is_finder(modules, *corner) for corner in [(0, 0), (0, size - 7), (size - 7, 0)])
    # Level and mask stand beside the first corner.
    level, mask = (sum(modules[8][x] << (place - x) for x in places) ^ key for places, place, key in [
        ((0, 1), 1, 0b10), ((2, 3, 4), 4, 0b101)])
    assert level == LEVEL_Q
    bits = read_bits(modules, version, MASKS[mask])
    count, blocks = BLOCKS[version]
    words = [int("".join(bits[8 * n:8 * n + 8]), 2) for n in range(count)]
    data = "".join(f"{word:08b}" for block in range(blocks) for word in words[block::blocks])
    assert data[:4] == "0100", "bytes"
    length = int(data[4:12], 2)
    return bytes(int(data[12 + 8 * n:20 + 8 * n], 2) for n in range(length)).decode()


def read_bits(modules, version, mask):
    """The modules of the data in their order: upwards and downwards by turns, two columns at a time."""
    size, bits = len(modules), []
    rows = list(range(size - 1, -1, -1))
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in rows:
            for x in (right, right - 1):
                if not is_pattern(y, x, size, version):
                    bits.append(str(int(modules[y][x] ^ (mask(y, x) == 0))))
        rows.reverse()
    return bits


def is_pattern(y, x, size, version):
    """Whether a module is there for the camera's orientation only."""
    if 6 in (y, x) or (y < 9 and (x < 9 or x >= size - 8)) or (y >= size - 8 and x < 9):
        return True
    return version > 1 and abs(y - (size - 7)) <= 2 and abs(x - (size - 7)) <= 2
