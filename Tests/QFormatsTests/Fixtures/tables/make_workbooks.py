"""Makes plain.xlsx, statements.xlsx and hidden.xlsx with openpyxl 3.1.5."""

import datetime
import pathlib

import openpyxl

here = pathlib.Path(__file__).parent

# A row a sort, on the second visible sheet, with attributes, a hidden row and a date.
book = openpyxl.Workbook()
book.active.title = "About"
book.active["A1"] = "A workshop in Llanelli"
hidden = book.create_sheet("Old sorts")
hidden.sheet_state = "hidden"
for row in (["sort", "s1", "s2"], ["x", 1, 0], ["y", 0, 1]):
    hidden.append(row)
sheet = book.create_sheet("Sorts")
sheet.append(["sort", "sector", "joined", "s1", "s2", "s3", "s4", "s5"])
sheet.append(["Anna", "council", datetime.date(2024, 2, 29), -1, 0, 1, 0, 0])
sheet.append(["Bryn", None, datetime.datetime(2023, 7, 1, 13, 45), 0, -1, 0, 1, 0])
sheet.append(["Carys", "health", None, 0.0, 0, -1, "0", "+1"])
sheet.append(["Dai", "health", None, 1, 0, 0, 0, -1])
sheet.row_dimensions[4].hidden = True
book.save(here / "plain.xlsx")

# A row a statement, below and right of blank cells, with an error, a date and a formula.
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Sorts"
rows = [
    ["no", "text", "Anna", "Bryn"],
    [1, "Buses run late.", -1, "#N/A"],
    [2, "Shops close early.", datetime.date(2024, 1, 5), 0],
    [3, "Parks are kept well.", "=1+0", 1],
]
for r, row in enumerate(rows):
    for c, value in enumerate(row):
        sheet.cell(r + 3, c + 2, value)
sheet["E4"].data_type = "e"
clean = book.create_sheet("Clean")
for row in (rows[0], [1, rows[1][1], -1, 0], [2, rows[2][1], 0, -1], [3, rows[3][1], 1, 1]):
    clean.append(row)
book.save(here / "statements.xlsx")

# Two rounds of sorts, one of them on a hidden sheet.
book = openpyxl.Workbook()
book.active.title = "First wave"
second = book.create_sheet("Second wave")
second.sheet_state = "hidden"
rounds = [
    (book.active, [["Ann", -1, 0, 0, 1], ["Bob", 1, 0, -1, 0], ["Cei", 0, -1, 0, 1]]),
    (second, [["Dai", -1, 0, 1, 0], ["Eve", 1, -1, 0, 0], ["Flo", 0, 0, -1, 1]]),
]
for sheet, rows in rounds:
    for row in [["sort", 1, 2, 3, 4], *rows]:
        sheet.append(row)
book.save(here / "hidden.xlsx")
