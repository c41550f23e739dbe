"""Makes openpyxl.xlsx, with openpyxl 3.1.5, which writes formulas without values, and bomb.zip."""

import datetime
import pathlib
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

folder = pathlib.Path(__file__).parent

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Sorts"
sheet.append(["name", "s1", "s2", None, "when"])
sheet.append(["Anna", -4, 2.5, None, datetime.date(2024, 1, 5)])
sheet["E2"].number_format = "yyyy-mm-dd"
sheet["A3"] = "Größe \u2212 “quoted”"
sheet["B3"] = True
sheet["C3"] = "#N/A"
sheet["C3"].data_type = "e"
sheet["D3"] = "=SUM(B2:C2)"
sheet["A5"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"))
sheet["B5"] = datetime.time(6, 0)
sheet["C5"] = 0.5
sheet["C5"].number_format = '0.0 "days"'
sheet.merge_cells("A7:C8")
sheet["A7"] = "merged"
sheet.row_dimensions[3].hidden = True
sheet.column_dimensions["B"].hidden = True
hidden = book.create_sheet("Notes")
hidden.sheet_state = "hidden"
hidden["B2"] = "kept out of sight"
book.save(folder / "openpyxl.xlsx")

# Three megabytes of blanks in three kilobytes: a thousandfold, in an entry that is otherwise sound.
with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bomb:
    bomb.writestr("xl/workbook.xml", b" " * 3_000_000)
