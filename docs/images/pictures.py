"""The pictures of the gallery: what each shows, and how it is made from the shipped studies.

Used by `make_pictures.py`, which writes them, and by the page tests, which make them again and look
whether they are still the same.
"""
import pathlib
import subprocess
import tempfile
from typing import NamedTuple

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
GALLERY = ROOT / "docs" / "images" / "gallery"
PAGE = ROOT / "docs" / "gallery.md"
ROOM = ROOT / "docs" / "images" / "workshop-room.png"
WIDTH = 560
COLOURS = 128

RECIPE = "analysis/place-based-budgeting.yml"
CONDITIONS = [
    "surveys/place-based-budgeting", "--factors", "4", "--condition", "before", "--condition", "after",
    "--paired", "before,after", "--bootstrap", "30"]
WORKSHOP = ["surveys/place-based-budgeting-hour", "--sheets", "cards,mat,record,script,consent,codes",
            "--people", "6"]


class Picture(NamedTuple):
    """A picture: the file's name, the run that makes it, the page of a PDF, and what it shows."""
    name: str
    run: str
    page: int
    title: str
    shows: str


def sheet(name, title, shows, page=1, run="handouts"):
    return Picture(name, run, page, title, shows)


def figure(name, title, shows, run="figures"):
    return Picture(name, run, 0, title, shows)


SECTIONS = {
    "Handed out after the analysis": [
        sheet("where-we-stand", "Where we stand",
              "One page for everyone: four named viewpoints with a sentence each, what all embrace or "
              "set aside, and the themes on which they part."),
        sheet("common-ground", "Common ground",
              "The statements all viewpoints embrace, each with the columns the four give it."),
        sheet("where-we-differ", "Where we differ",
              "Theme by theme who stands for it and who against, a strip of markers for each statement, "
              "and a question to discuss."),
        sheet("viewpoint-1", "A page for each viewpoint",
              "Name and gist, the statements most and least like it, what only it says, comments; its grid "
              "stands on the back."),
        sheet("poster-1", "A poster for each viewpoint",
              "The whole grid with the wording of every statement, on A3."),
        sheet("which-viewpoint", "Which viewpoint are you?",
              "Twelve telling statements, a plus or minus for each viewpoint to count by, and how often "
              "the count is right."),
        sheet("crib-sheet", "Crib sheet",
              "For the analyst: top and bottom column, what is ranked higher and lower than by any "
              "other viewpoint, who defines it, comments."),
        sheet("personal-slips", "Personal slip",
              "One person's sort, the nearest viewpoint, what they share with the room and where they "
              "differ."),
    ],
    "Printed before a workshop": [
        sheet("cards", "Cards", "Ten statement cards on A4 with crop marks.", run="workshop"),
        sheet("mat", "Grid mat", "One sheet of the mat on which the cards are laid.", run="workshop"),
        sheet("record", "Record sheet",
              "The empty grid for numbers, numbers to strike out, room for reasons, a QR code.",
              run="workshop"),
        sheet("script", "Facilitator’s script",
              "What to bring, what to say and when, what to know of networks.", run="workshop"),
        sheet("consent", "Consent sheet", "What people agree to, with room to sign.", run="workshop"),
        sheet("codes", "Codes", "Slips to cut apart, each with a code.", run="workshop"),
    ],
    "Figures of the report": [
        figure("q-grid-1", "Q-grid",
               "The factor array of a viewpoint as cards on the grid, with marks for what tells it "
               "apart and what is common ground."),
        figure("z-scores", "Dot plot of z-scores",
               "All statements, the most divided on top, a marker for each viewpoint."),
        figure("themes", "Themes",
               "Where the viewpoints stand on each theme, and its share of the disagreement."),
        figure("loadings-1-2", "Loadings on two viewpoints",
               "Each sort by its loadings on the first two viewpoints, with the limit of a flag."),
        figure("scree", "Scree plot",
               "Eigenvalues beside the 95th percentile of chance."),
        figure("correlations", "Correlations between sorts",
               "Every pair of sorts, those of one viewpoint beside each other."),
        figure("firmness", "Firmness of membership",
               "How often each sort defines its viewpoint when the sorts are drawn again.",
               run="conditions"),
        figure("shifts", "Shift arrows",
               "How twelve people's loadings moved between two conditions.", run="conditions"),
    ],
}
ROOM_SHOWS = (
    "Left a phone with cards on the grid, the next one at hand and a key for each column. Right the facilitator’s room "
    "at its fourth stage: how many viewpoints, and each with a shape, what it says and fields for its name. The room "
    "rehearses, and both pages say so: the sorts are those of pretend people.")
PICTURES = [picture for pictures in SECTIONS.values() for picture in pictures]


def run(program, *arguments):
    subprocess.run(
        [program, *arguments, "--quiet"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def drawn(program, name, folder):
    """Makes the files of one run; the folder in which its pictures lie."""
    match name:
        case "handouts":
            run(program, "handouts", RECIPE, "--out", folder)
            return folder / "handouts"
        case "workshop":
            run(program, "handouts", *WORKSHOP, "--out", folder)
            return folder / "handouts"
        case "figures":
            run(program, "report", RECIPE, "--figures", "png", "--out", folder)
        case "conditions":
            run(program, "report", *CONDITIONS, "--figures", "png", "--out", folder)
    return folder / "figures"


def page_of(pdf, number, folder, dots=120):
    """A page of a PDF as an image, by another program."""
    subprocess.run(
        ["pdftoppm", "-r", str(dots), "-png", "-singlefile", "-f", str(number), "-l", str(number), pdf,
         folder / "page"], check=True)
    with Image.open(folder / "page.png") as image:
        return image.convert("RGB")


def made(program):
    """Every picture of the gallery, made now: name → image."""
    images = {}
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        runs = dict.fromkeys(picture.run for picture in PICTURES)
        folders = {name: drawn(program, name, temporary / name) for name in runs}
        for picture in PICTURES:
            file = folders[picture.run] / picture.name
            if picture.page:
                image = page_of(file.with_suffix(".pdf"), picture.page, temporary)
            else:
                with Image.open(file.with_suffix(".png")) as opened:
                    image = opened.convert("RGB")
            images[picture.name] = image
    return images


def small(image, width=WIDTH):
    """As it stands in the gallery."""
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def beside(left, right, height, gap=24):
    """Two pictures of one height side by side on white."""
    sized = [
        image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)
        for image in (left, right)]
    canvas = Image.new("RGB", (sized[0].width + gap + sized[1].width, height), "white")
    canvas.paste(sized[0], (0, 0))
    canvas.paste((200, 200, 200), (sized[0].width + gap // 2, 0, sized[0].width + gap // 2 + 1, height))
    canvas.paste(sized[1], (sized[0].width + gap, 0))
    return canvas


def write(image, path, colours):
    path.parent.mkdir(exist_ok=True)
    # The few pixels of a marker keep their colour beside a page of black letters.
    few = image.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.name}: {image.width} × {image.height}, {path.stat().st_size // 1024} kB")


def text():
    """The gallery's page."""
    lines = [
        "# Gallery", "",
        "Sheets and figures as Mindset makes them, from the two place-based budgeting studies that "
        "ship. Their sorts are simulated, and every sheet says so. "
        "([How the pictures are made](images/make_pictures.py); the tests make those of sheets and figures "
        "again and compare.)",
        ""]
    for heading, pictures in SECTIONS.items():
        lines += [f"## {heading}", ""]
        for picture in pictures:
            lines += [
                f"### {picture.title}", "", picture.shows, "",
                f"![{picture.title}: {picture.shows}](images/gallery/{picture.name}.png)", ""]
    lines += [
        "## A workshop in the room", "", "### Phone and room", "", ROOM_SHOWS, "",
        f"![Phone and room: {ROOM_SHOWS}](images/{ROOM.name})", ""]
    return "\n".join(lines)
