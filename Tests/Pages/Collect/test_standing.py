"""Where one's own page says that somebody stands, worked out once more from what the room has saved."""

import csv
import io
import json
import re
import subprocess
import zipfile

import numpy
import pytest
from collecting import hour_study
from fault_rooms import hold_room, mindset, study, until  # noqa: F401 (fixtures)
from whole_people import ask, example_sorts

PEOPLE = 14
#: How the page calls it, by how a sort stands in the analysis.
FITS = {"defining": "clearly", "confounded": "partly", "null": "none"}
STEP = 1


def sort_in(url, sort):
    """Somebody comes in and hands a sort in; gives their code."""
    entered = ask(url, "api/enter", {})
    moves = [{"do": "consent", "given": True}, {"do": "step", "step": "grid"}]
    moves += [{"do": "place", "condition": "", "card": card, "value": value} for card, value in sort.items()]
    moves += [{"do": "submit", "condition": ""}, {"do": "step", "step": "receipt"}, {"do": "finish"}]
    moves = [{"n": n, "at": 1000 * n, **move} for n, move in enumerate(moves, start=1)]
    ask(url, "api/moves", {"session": entered["session"], "moves": moves}, entered["code"])
    return entered["code"]


class Analysis:
    """What `mindset analyse` finds in the workshop as the room has saved it."""

    def __init__(self, program, archive, folder):
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            packed.extractall(folder / "saved")
        subprocess.run([program, "analyse", folder / "saved", "--out", folder / "out", "--format", "json", "--quiet"],
                       check=True, capture_output=True)
        found = json.loads((folder / "out/analysis.json").read_text(encoding="utf-8"))
        with open(folder / "saved/sorts.csv", encoding="utf-8", newline="") as file:
            self.sorts = {row.pop("sort"): {card: int(value) for card, value in row.items()}
                          for row in csv.DictReader(file)}
        self.cards = [each["id"] for each in found["statements"]]
        self.status = {each["id"]: each["status"] for each in found["sorts"]}
        self.z = numpy.array(found["scores"]["z"])
        self.ground = {each["statement"]: each["commonGround"] for each in found["comparison"]}
        slots = [column["value"] for column in found["grid"] for _ in range(column["count"])]
        # The lowest score has the first place, and so on.
        self.arrays = numpy.empty(self.z.shape)
        for viewpoint, scores in enumerate(self.z.T):
            self.arrays[numpy.argsort(scores, kind="stable"), viewpoint] = slots
        self.mean = {card: numpy.mean([sort[card] for sort in self.sorts.values()]) for card in self.cards}

    def likeness(self, sort):
        """How a sort goes along with the array of each viewpoint."""
        own = [sort[card] for card in self.cards]
        return [numpy.corrcoef(own, array)[0, 1] for array in self.arrays.T]

    def shared(self, sort):
        """The common ground that a sort stands on as well, the firmest first."""
        leans = {"embrace": lambda value: value > 0, "setAside": lambda value: value < 0,
                 "littleMatter": lambda value: abs(value) <= STEP}
        alike = [card for card in self.cards
                 if self.ground[card]["evidence"] and leans[self.ground[card]["side"]](sort[card])]
        return sorted(alike, key=lambda card: (
            self.ground[card]["evidence"] != "firm", -self.ground[card]["margin"], self.cards.index(card)))

    def apart(self, sort):
        """Cards further than a column from where the room lays them, the furthest first."""
        far = {card: abs(sort[card] - self.mean[card]) for card in self.cards}
        return sorted((card for card in self.cards if far[card] > STEP and card not in self.shared(sort)),
                      key=lambda card: (-round(far[card], 9), self.cards.index(card)))


@pytest.fixture
def released(hold_room, mindset, tmp_path):
    """A room whose people may see their pages; gives the pages with their sorts, and the analysis."""
    room = hold_room(of=hour_study(tmp_path / "hour", presort="off"))
    sorts = example_sorts()[:PEOPLE]
    codes = [sort_in(f"http://127.0.0.1:{room.port}/", sort) for sort in sorts]
    assert until(lambda: (room.get("/room/api/state")["results"] or {}).get("sorts") == PEOPLE, 60)
    assert room.get("/api/result", code=codes[0]).status == 404
    room.do("release", on=True)
    pages = []
    for code, sort in zip(codes, sorts, strict=True):
        answer = room.get("/api/result", code=code)
        assert answer.status == 200, answer.body
        pages.append((room.record(code)["participant"], sort, answer.json))
    return room, pages, Analysis(mindset, room.get("/room/study.zip").body, tmp_path)


def test_the_nearest_viewpoint_is_the_one_whose_array_goes_along_with_the_sort_most(released):
    room, pages, analysis = released
    viewpoints = room.get("/room/api/state")["results"]["viewpoints"]
    assert analysis.arrays.shape[1] == len(viewpoints) == 2
    for participant, sort, page in pages:
        assert analysis.sorts[participant] == sort
        likeness = analysis.likeness(sort)
        nearest = int(numpy.argmax(numpy.abs(likeness)))
        told = page["nearest"]
        assert told["key"] == viewpoints[nearest]["key"] == str(nearest + 1), (participant, likeness)
        assert (told["name"], told["shape"]) == (viewpoints[nearest]["name"], viewpoints[nearest]["shape"])
        assert told["opposite"] == (likeness[nearest] < 0)
        assert told["fit"] == FITS[analysis.status[participant]]
        assert page["viewpoints"] == 2
    # Neither answer would do for everybody.
    assert {page["nearest"]["key"] for _, _, page in pages} == {"1", "2"}
    assert len({page["nearest"]["fit"] for _, _, page in pages}) > 1


def test_what_somebody_shares_with_the_room_lies_on_their_own_grid_where_all_viewpoints_lean(released):
    _, pages, analysis = released
    for participant, sort, page in pages:
        assert {each["id"]: each["mine"] for each in page["mine"]} == sort
        assert [each["id"] for each in page["share"]] == analysis.shared(sort)[:3], participant
        for each in page["share"]:
            scores = analysis.z[analysis.cards.index(each["id"])]
            assert each["mine"] == sort[each["id"]] and each["room"] is None
            # Also without what the analysis calls common ground.
            if analysis.ground[each["id"]]["side"] == "littleMatter":
                assert abs(each["mine"]) <= STEP
            else:
                assert each["mine"] != 0 and all(scores > 0) == (each["mine"] > 0) == (not all(scores < 0))
    assert all(page["share"] for _, _, page in pages)


def test_where_somebody_differs_their_column_lies_far_from_the_room_s_mean(released):
    _, pages, analysis = released
    for participant, sort, page in pages:
        assert [each["id"] for each in page["differ"]] == analysis.apart(sort)[:3], participant
        for each in page["differ"]:
            assert each["mine"] == sort[each["id"]]
            assert each["room"] == pytest.approx(analysis.mean[each["id"]], abs=0.051)
        assert not {each["id"] for each in page["differ"]} & {each["id"] for each in page["share"]}


def number(text):
    return float(text.replace("\u2212", "-"))


def test_the_page_shows_the_same_to_whoever_sorted(hold, visit):
    room = hold(presort="off")
    sorts = example_sorts()[:PEOPLE]
    codes = [sort_in(room.address, sort) for sort in sorts]
    assert until(lambda: (room.post("wifi", {"name": "", "password": ""})["results"] or {}).get("sorts") == PEOPLE, 60)
    state = room.post("release", {"on": True})
    texts = {each["text"]: each["id"] for each in state["study"]["statements"]}
    mean = {card: numpy.mean([sort[card] for sort in sorts]) for card in sorts[0]}
    names = [each["name"] for each in state["results"]["viewpoints"]]
    seen = set()
    for code, sort in list(zip(codes, sorts, strict=True))[:4]:
        person = visit(room, link=f"#code={code}")
        person.press("See where you stand")
        page = person.page
        page.locator(".nearest").wait_for()
        heading = page.locator(".nearest h2").inner_text()
        [name] = [name for name in names if name in heading]
        seen.add(name)
        for kind, pattern in [("share", r"^you: (\S+)$"), ("differ", r"^you: (\S+); the room’s mean: (\S+)$")]:
            items = page.locator(f"section[aria-labelledby={kind}] li").all()
            assert 1 <= len(items) <= 3, kind
            for item in items:
                told = item.locator(".small").inner_text()
                [card] = [card for text, card in texts.items() if text in item.inner_text()]
                found = re.match(pattern, told)
                assert found and number(found[1]) == sort[card], (told, sort[card])
                if kind == "differ":
                    assert number(found[2]) == pytest.approx(mean[card], abs=0.051)
                    assert abs(sort[card] - mean[card]) > STEP
        assert not person.faults
    assert seen == set(names), "who sorts otherwise stands elsewhere"
