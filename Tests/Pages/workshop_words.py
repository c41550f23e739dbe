"""Every fixed word of the sheets that are printed before a workshop."""

SCRIPT = "Facilitator’s script"
TO_BRING = "To bring"
BRING = [
    "One set of {cards} cards a person, shuffled",
    "One grid mat a person, or one a table to take turns", "A record sheet a person, with its code",
    "Consent sheets, two a person: one to keep", "Pens, a clock that all can see, something to eat"]
CONSENT_NOTE = (
    "Check the consent sheet with whoever is responsible for ethics and data protection where you work; "
    "the blanks are yours to fill.")
TIMES = "What to say, and when."
TIMES_HEADS = ["From", "Minutes", "What happens"]
WELCOME = "Welcome. There are no right answers: we want to see how each of you looks at this."
CONSENT_STEP = (
    "Everyone reads and signs the consent sheet. Anyone who would rather not sort may watch.")
QUESTION = "Read the question aloud: “{question}”"
QUESTIONS = "Read the question of this round aloud: {questions}"
CONDITION = "{condition} “{question}”"
PILES = (
    "Read each card once and make three piles: “Disagree”, “In between”, “Agree”. Write down how many cards "
    "each has.")
REFINE = "From the outer piles everyone chooses the cards that are most and least like their view."
SORT = (
    "Lay the cards on the grid, from both ends inwards, until every place is taken. Swap as often as you "
    "like.")
COMMENTS = "Write why the cards at both ends lie there, a sentence or two for each."
BACKGROUND = "Everyone answers the questions about themselves."
RECORDING = (
    "Write the number of each card into the record sheet and strike it out. A neighbour checks that no "
    "number is missing.")
BREAK = "Break. The sorts are entered and analysed, the handouts printed."
RESULTS = "Hand out “Where we stand”. Each table takes one question from “Where we differ”."
ENDS = "It ends at {time}, counted from the start."
ROUNDS = (
    "Each of the {rounds} rounds is a sort of its own: plan the steps from the question to the record sheet "
    "once for each.")
NETWORK = "If people sort on phones"
NETWORKS = [
    "Bring a travel router, or try the venue’s network beforehand with two phones.",
    "The hotspot of a laptop often admits only eight devices.",
    "Guest networks often keep devices from seeing each other; firewalls and VPNs do the same.",
    "Paper always works: bring enough record sheets."]

TAKING_PART = "Taking part"
CONSENT = [
    "Taking part is voluntary. You may stop at any time without giving a reason.",
    "We keep how you sort the statements, what you write about them, and what you tell us of your role.",
    "Your name is not stored with your answers; your sheet bears a code.",
    "Answers are kept for {days} days and then deleted.",
    "Keep your code: with it your answers can be shown to you or deleted.",
    "Questions: ______________________________"]
DAYS = "____"
AGREE = "I have read what this is about and agree to take part."
VOICES = "What I write may be shown to others, without my name."
TICKS = [
    "☐ " + AGREE, "☐ " + VOICES,
    "Name and signature ______________________________", "Date ______________"]

CODE = "Code: {code}"
CODE_ALONE = "Code"
PILE_LINES = ["How many cards on each pile?", "Disagree: ____", "In between: ____", "Agree: ____",
              "My neutral line, where agreeing begins for me: between columns ____ and ____"]
WHY = ["Why the lowest cards lie there", "Why the highest cards lie there"]
NUMBER = "No. ___"
ABOUT_YOU = "About you"
TICKS_WANTED = {"choice": " (Tick one.)", "scale": " (Tick one.)", "several": " (Tick all that apply.)"}
STRIKE_OUT = "Strike out each number as you write it down."
TILE = "{row}/{rows} ↓ · {column}/{columns} →"

GLUE = "Cut along the dashed lines and glue each sheet on the blank edge of its neighbour."

# What a window or a list of files shows.
FILE_TITLES = {
    "cards.pdf": "Cards: {title}", "mat.pdf": "Grid mat: {title}", "record.pdf": "Record sheet: {title}",
    "codes.pdf": "Codes: {title}"}
