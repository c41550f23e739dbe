"""The order in which cards are dealt: each has their own by chance, keeps it, and the export tells how to make it."""

import csv
import subprocess

import pytest
from fault_rooms import hold_room, mindset, sorted_by, study  # noqa: F401 (fixtures)
from rooms import GRID, sort_of, write_study

CARDS = [str(n) for n in range(1, sum(GRID.values()) + 1)]
WORD = (1 << 64) - 1


def seeded(seed):
    """The words of xoshiro256** (Blackman & Vigna 2021), begun with SplitMix64."""
    state = []
    for _ in range(4):
        seed = (seed + 0x9E3779B97F4A7C15) & WORD
        mixed = ((seed ^ seed >> 30) * 0xBF58476D1CE4E5B9) & WORD
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & WORD
        state.append(mixed ^ mixed >> 31)
    turn = lambda word, by: (word << by | word >> (64 - by)) & WORD  # noqa: E731
    while True:
        yield turn(state[1] * 5 & WORD, 7) * 9 & WORD
        shifted = state[1] << 17 & WORD
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = turn(state[3], 45)


def shuffled(cards, seed):
    """Cards in the order of a seed (Durstenfeld 1964, with whole numbers after Lemire 2019)."""
    cards, words = list(cards), seeded(seed)
    for last in range(len(cards) - 1, 0, -1):
        product = next(words) * (last + 1)
        while product & WORD < (1 << 64) % (last + 1):
            product = next(words) * (last + 1)
        other = product >> 64
        cards[last], cards[other] = cards[other], cards[last]
    return cards


@pytest.fixture
def room(hold_room, tmp_path):
    return dealing(hold_room, tmp_path, "random")


def dealing(hold_room, tmp_path, order):
    more = f"collect: {{presort: off, access: open, order: {order}}}\n"
    return hold_room(of=write_study(tmp_path / "dealt", more=more))


def exported(mindset, room, folder, name):
    """A table of the export."""
    subprocess.run([mindset, "collect", "export", room.study, "--to", folder, "--quiet"], check=True,
                   capture_output=True)
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everybody_is_dealt_the_cards_in_an_order_of_their_own(room):
    orders = [room.record(room.enter()[0])["order"] for _ in range(5)]
    assert all(sorted(order, key=int) == CARDS for order in orders)
    assert len({tuple(order) for order in [*orders, CARDS]}) == 6


def test_whoever_goes_on_is_dealt_them_in_the_same_order(room, hold_room):
    code, session = room.enter()
    order = room.record(code)["order"]
    other, _ = room.enter()
    assert room.make(code, session, sort_of(1)[0][:9]).status == 200
    again = room.post("/api/enter", {"code": code})
    assert again["record"]["order"] == room.record(code)["order"] == order
    assert room.record(other)["order"] != order
    room.kill()
    assert hold_room(of=room.study, starts=False).record(code)["order"] == order


def test_the_export_holds_the_seed_that_makes_the_order(room, mindset, tmp_path):
    orders = {}
    for number in range(4):
        code, _, participant = sorted_by(room, sort_of(number)[0])
        orders[participant] = room.record(code)["order"]
    assert room.end()[0] == 0
    records = exported(mindset, room, tmp_path / "out", "records.csv")
    seeds = {row["participant"]: int(row["seed"]) for row in records}
    assert set(seeds) == set(orders) and len(set(seeds.values())) == 4
    assert {participant: shuffled(CARDS, seed) for participant, seed in seeds.items()} == orders


def test_the_export_tells_each_card_s_turn(room, mindset, tmp_path):
    code, _, participant = sorted_by(room, sort_of(1)[0])
    order = room.record(code)["order"]
    assert room.end()[0] == 0
    cards = exported(mindset, room, tmp_path / "out", "cards.csv")
    assert {row["participant"] for row in cards} == {participant}
    assert [row["statement"] for row in sorted(cards, key=lambda row: int(row["dealt"]))] == order
    assert sorted(int(row["dealt"]) for row in cards) == list(range(1, len(CARDS) + 1))


def test_where_the_order_is_fixed_everybody_has_that_of_the_study(hold_room, tmp_path):
    room = dealing(hold_room, tmp_path, "fixed")
    assert [room.record(room.enter()[0])["order"] for _ in range(3)] == [CARDS] * 3


def test_the_page_deals_in_that_order_and_goes_on_with_it(hold, visit):
    room = hold(presort="off", more="\n  order: random")
    people = [visit(room) for _ in range(2)]
    shown = []
    for person in people:
        person.press("I agree")
        shown.append([])
        for turn in range(4):
            if turn == 2:
                person.sent().page.reload()
                person.page.locator(".arrange").wait_for()
            shown[-1].append(person.page.locator(".reading").get_attribute("data-reading"))
            person.press(person.column(0 if turn < 2 else 1))
        person.sent()
    orders = [room.record(person.code)["order"] for person in people]
    assert orders[0] != orders[1]
    assert shown == [order[:4] for order in orders]
    # Another device goes on where this one was.
    other = visit(room, 360, 740, link=f"#code={people[0].code}")
    other.page.locator(".arrange").wait_for()
    assert other.page.locator(".reading").get_attribute("data-reading") == orders[0][4]
    assert not [person.faults for person in [*people, other] if person.faults]
