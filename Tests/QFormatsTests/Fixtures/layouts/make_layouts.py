"""Makes the workbooks in this folder with openpyxl 3.1.5: sheets as people keep them."""

import datetime
import pathlib
import random

import openpyxl

here = pathlib.Path(__file__).parent
GRID = [-2, -1, -1, 0, 0, 0, 1, 1, 2]
WORDING = [
    "Buses should come more often.", "Fares are fair.", "The last bus leaves too early.",
    "Drivers are kind.", "Stops need a roof.", "I would rather drive.",
    "The timetable can be read.", "Children should go free.", "The bus is for everyone.",
]
chance = random.Random(7)


def shuffled():
    values = GRID[:]
    chance.shuffle(values)
    return values


PEOPLE = ["Anna", "Bryn", "Carys", "Dai", "Elin", "Ffion"]
SORTS = [shuffled() for _ in PEOPLE]


def messy(name, faults):
    """Titles, a two-line header, people in rows, a mean and a total, a hidden column, notes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Buses 2024"
    sheet["A1"] = "Q study on buses, workshop of May 2024"
    sheet["A2"] = "entered by J. P."
    sheet.append([])
    sheet.append([None, None, None, "Morning", None, None, "Evening"])
    sheet.merge_cells("D4:F4")
    sheet.merge_cells("G4:I4")
    sheet.append(["No", "What was on the card", "Note"] + PEOPLE + ["Mean"])
    sheet.append(["Age", None, None] + [34, 51, 28, 45, 67, 39])
    sheet.append(["Sex", None, None] + ["f", "m", "f", "m", "f", "f"])
    for i, text in enumerate(WORDING):
        values = [sort[i] for sort in SORTS]
        cells = values[:]
        if i == 1:
            cells[0] = ("\u2212" if values[0] < 0 else "+") + str(abs(values[0])) if values[0] else "0"
            cells[1] = str(values[1])
        if faults and i == 2:
            cells[2] = datetime.date(2024, 1, 2)
            cells[3] = "#DIV/0!"
        sheet.append([i + 1, text, None] + cells + [round(sum(values) / 6, 2)])
        if i == 4:
            sheet.append([])
    sheet["C9"] = "typo?"
    sheet.column_dimensions["C"].hidden = True
    sheet.append([None, "Total", None] + [0] * 6)
    sheet.append([])
    sheet.append(["Dai was interrupted and went on after lunch."])
    book.save(here / name)


messy("messy.xlsx", False)
messy("faulty.xlsx", True)


def draw(sheet, row, column, name, sort, *, beside=False):
    """A picture of the grid with the numbers of the cards below its values."""
    if beside:
        sheet.cell(row, column - 1, name)
    elif name:
        sheet.cell(row - 1, column, name)
    for k, value in enumerate(range(-2, 3)):
        sheet.cell(row, column + k, value)
        cards = [i + 1 for i, v in enumerate(sort) if v == value]
        for depth, card in enumerate(cards):
            sheet.cell(row + 1 + depth, column + k, card)


book = openpyxl.Workbook()
book.active.title = "Read me"
book.active["A1"] = "One sheet for each participant"
for name, sort in zip(PEOPLE[:3], SORTS):
    sheet = book.create_sheet(name)
    sheet["B1"] = "Q study on buses"
    draw(sheet, 3, 2, None, sort)
book.save(here / "pictures.xlsx")

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Sheet1"
draw(sheet, 2, 2, "Participant: Anna", SORTS[0])
draw(sheet, 9, 2, "Bryn", SORTS[1], beside=True)
draw(sheet, 9, 10, "Carys", SORTS[2], beside=True)
draw(sheet, 16, 2, "Dai", SORTS[3])
sheet["B18"] = 9 if sheet["B18"].value is None else sheet["B18"].value
book.save(here / "stacked.xlsx")

book = openpyxl.Workbook()
for title, count in (("Buses", 9), ("Parks", 5)):
    sheet = book.create_sheet(title)
    sheet.append(["sort"] + [f"s{k + 1}" for k in range(count)])
    grid = GRID if count == 9 else [-1, 0, 0, 0, 1]
    for name in PEOPLE[:4]:
        values = grid[:]
        chance.shuffle(values)
        sheet.append([name] + values)
del book["Sheet"]
book.save(here / "two.xlsx")

# As a form's answers are downloaded: when, who, and a column for each statement.
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Form responses 1"
sheet.append(["Timestamp", "Your name or a code", "Done at"] + [f"s{k + 1}" for k in range(9)])
for i, (name, sort) in enumerate(zip(PEOPLE[:4], SORTS)):
    start = datetime.datetime(2026, 3, 1 + i, 9, 30)
    sheet.append([start, name, start + datetime.timedelta(minutes=25)] + sort)
book.save(here / "form.xlsx")

# The name of a sheet with everything that a shell would take for something else.
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "-Ann's “$5” `x`\"!"
sheet.append(["A title"])
sheet.append(["sort"] + [f"s{k + 1}" for k in range(9)])
for name, sort in zip(PEOPLE[:4], SORTS):
    sheet.append([name] + sort)
book.save(here / "quoted.xlsx")
