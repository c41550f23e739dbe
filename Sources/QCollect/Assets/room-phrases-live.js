// What is read in the stages from the readiness check on.

import { cards, have, pages, people, sorts, viewpoints } from "./room-counts.js";

export const living = {
  check: {
    lead: "Do this in the room itself, with the network that people will use.",
    nextOpen: "Have one phone open the address below.", nextSeen: (url) => `A phone reached ${url}. Go to Sort.`, nextNone: "Connect this computer to the network of the room first.",
    addressTitle: "Address for phones", addressLead: "Scan the code with one phone that is on the network of the room.", seen: "opened by a phone", unseen: "not opened yet",
    none: "This computer has no address in a network, so no phone can reach it. Join the network, then look here again.",
    study: "Code that opens the workshop", show: (url) => `Show the code for ${url}`, others: "This computer has more than one address. If the first does not work, try the next.",
    showShort: "Show code", reached: (url) => `A phone opened ${url}.`, joinTitle: "Code of the room", joinLead: "People who type the address are asked for it. It is part of the code they scan.", newJoin: "Make a new code",
    newJoinTitle: "Make a new code of the room?", newJoinText: "The old one stops working, also where it is printed. People who are in stay in.",
    wifiTitle: "Wi-Fi", wifiLead: "With name and password, phones can join the network by scanning. Both are shown to the room.", wifiName: "Name of the network", wifiPassword: "Password", wifiPasswordHint: "Leave it empty where there is none.",
    wifiSave: "Make the code", wifiCode: "Code that joins the Wi-Fi", needName: "Type the name of the network.",
    causesTitle: "If a phone does not reach it",
    causes: [
      ["The phone is on another network", "It must be on the same Wi-Fi as this computer, not on mobile data."],
      ["Guest Wi-Fi keeps devices apart", "Many guest networks do (guest or client isolation). Ask the venue to switch it off, or bring a travel router."],
      ["The firewall of this computer", "Allow Mindset to accept connections in private networks, on this port."],
      ["A VPN, on the phone or here", "Switch it off for the time of the workshop."],
      ["A hotspot of the laptop", "It often admits few devices (Windows: 8). Use a travel router for more."],
      ["None of it helps", "Print cards and record sheets: paper works without a network, and one tablet can go round."],
    ],
    port: (port) => `Port ${port}.`,
    rehearseTitle: "Rehearse", rehearse: "Start a rehearsal", rehearseLead: "25 pretend people sort at twenty times the speed. They are wiped when you open the room for real.",
  },
  sort: {
    lead: "Start when people are in, and keep an eye on the count.",
    nextStart: "Start when you have said what to do.", nextWait: "Wait until all are in, then close.", nextClose: "All are in: close the round.", nextPaused: "Resume when people should go on.", nextUnderstand: "Go to Understand.", nextRound: "Open the next round, or go to Understand.",
    clockTitle: "Room", minutes: "Minutes on the clock", minutesHint: "Left empty, there is no clock. Nobody is cut off when it ends.", start: "Start", startReal: "Open for real", pause: "Pause", resume: "Resume", close: "Close", reopen: "Reopen", round: (number) => `Open round ${number}`,
    openReal: "This ends the rehearsal. The pretend people and their sorts are wiped.", openRealTitle: "Open the room for real?", openRealYes: "Wipe the rehearsal and start",
    roundTitle: (number) => `Open round ${number}?`, roundText: (question) => `People whose sort is in go on with: “${question}”. A round that is open cannot be taken back.`,
    closeTitle: "Close the room?", closeNone: "Nobody is in the middle of a sort. Nobody new can come in; you can reopen.", closeSome: (count, left) => `${have(count)} not finished${left ? `; the slowest has ${cards(left)} left` : ""}. What about them?`,
    unfinished: "Unfinished sorts", waitLabel: "Wait for them", waitHint: "They may finish. Nobody new can come in.", closeLabel: "Close for all", closeHint: "They stop now. Their sorts are not used.", draftsLabel: "Keep as drafts", draftsHint: "They stop now. Drafts are kept and counted, never completed for them and never analysed.", choose: "Choose what happens to them.",
    peopleTitle: "People", peopleNone: "When people come in, you see here at which step they are. Nobody is named.", step: "Step", count: "People",
    steps: { consent: "Reading the consent", presort: "Three piles", refine: "Strongest cards", grid: "On the grid", review: "Looking it over", comments: "Saying why", background: "About themselves", done: "Done" },
    submitted: "Sorts in", drafts: "Unfinished", paper: "From paper", tests: "Tests, not counted", soFar: "Viewpoints so far", all: "See all of it under Understand",
    paperTitle: "Sorts from paper",
  },
  paper: {
    lead: "Key in one record sheet, column by column. Card numbers go between commas or blanks; a number that cannot be read is “?”.",
    code: "Code on the sheet", condition: "Round", column: (value, count) => `${value} (${cards(count)})`, columnFree: (value) => `${value}`, full: "full", leftOver: (count) => `${count} to go`, over: (count) => `${count} too many`,
    left: (list) => `Still to place: ${list}.`, leftMany: (count) => `${count} cards still to place.`, complete: "Every card has its place.", twice: "Key it in a second time to catch slips (recommended)", secondTitle: "Second time", firstTitle: "First time",
    goSecond: "Go on to the second time", secondLead: "From the sheet again, without looking at the first. Then both are compared.", save: "Save this sort", saved: (name) => `Saved as ${name}. Next sheet.`, clear: "Start this sheet again", clearTitle: "Throw this sheet away?", clearText: "What you keyed in for it is lost.", clearYes: "Throw it away",
    differences: "The two do not agree", difference: (card, first, second) => `Card ${card}: ${first} the first time, ${second} the second time.`, notRead: "not read", look: "Look at the sheet, mend the one that is wrong, and save again. Nothing was saved yet.",
    commentsTitle: "What was written about the cards at both ends", comment: (id, text) => `Card ${id}: ${text}`, share: "The comments may be printed without a name", backgroundTitle: "About the person", needCode: "Type the code on the sheet.", notComplete: "Some columns are not right yet.", noAnswer: "No answer",
  },
  understand: {
    lead: "A viewpoint is a way of sorting that several people share. Nobody is named.", nextNone: "Wait for sorts: viewpoints show from ten on.", nextName: (count) => `Name the viewpoints: ${count} without a name.`, nextDone: "Go to Hand out.",
    early: "Early: may still change", sorts: (count) => `From ${sorts(count)}.`, choiceTitle: "How many viewpoints", choiceLegend: "Number of viewpoints", auto: (count) => `As suggested${count ? `: ${count}` : ""}`, viewpoints, range: (lowest, highest) => `The sorts support ${lowest === highest ? lowest : `${lowest} to ${highest}`}.`, outside: "more than, or fewer than, the sorts support",
    choose: "Use this number", viewpointsTitle: "Viewpoints", unnamed: (key) => `Viewpoint ${key}`, shared: (count) => `${people(count)} clearly`, most: "Most like this viewpoint", least: "Least like this viewpoint", only: "Only this viewpoint says", nothingOnly: "Nothing that sets it apart from all others yet.", name: "Name", nameHint: "A few words the people themselves would use.", gist: "In one sentence", saveName: "Save the name",
    commonTitle: "Common ground", noCommon: "None shows yet. That is no proof that there is none.", divideTitle: "Where they part", noDivide: "Nothing shows yet.", shiftsTitle: "Who moved between the rounds", shift: (from, to, count) => `${from} → ${to}: ${people(count)}`, nobody: "between viewpoints", to: "to",
  },
  handOut: {
    lead: "What people take with them, and what you keep.", nextPack: "Make the pack.", nextRelease: "Print the pack, and open the personal pages.", nextSave: "Save the workshop.",
    packTitle: "The pack", packLead: "Where we stand, common ground, where we differ, and a page for each viewpoint.", make: "Make the pack", again: "Make it again", made: (count) => `The pack has ${pages(count)}.`, notMade: "Not made yet.", open: "Open the pack (PDF)", zip: "Save all sheets (ZIP)", making: "Making the pack. This takes a moment.",
    personalTitle: "Personal pages", personalLead: "On their own device people see the viewpoint nearest to their sort, what they share with the room and where they differ.", release: "Open the personal pages", hide: "Close the personal pages", isOpen: "They are open: people see them now.", isClosed: "They are closed.",
    saveTitle: "Save", saveLead: "Study, sorts and settings in one file. “mindset run” makes the same results from it again.", saveZip: "Save the workshop (ZIP)", savedTo: (path) => `The workshop lies in ${path}.`,
    eraseTitle: "Erase one person", eraseLead: "When somebody asks for it. Their sort, comments and answers go for good.", eraseLabel: "Their code, or their number", eraseHint: "The code stands on their receipt, such as amber-tiger-cedar-lamp; the number is like P07.", erase: "Erase", eraseTitleAsk: (who) => `Erase ${who}?`, eraseText: "Sort, comments and answers of this person are deleted. This cannot be undone. Results are worked out again without them.", eraseYes: "Erase for good", eraseNeed: "Type the code or the number first.", erased: (who) => `${who} was erased.`,
    leaveTitle: "Another workshop", leave: "Close this workshop and go to the list", leaveAsk: "Leave this workshop?", leaveText: "The room is open: people who are sorting cannot go on until you open it again. Everything that is in is kept.", leaveUnsaved: "Something that you typed is not saved and would be lost.", leaveYes: "Leave",
  },
  wall: {
    locked: "Open the room in this browser first, then this view again.", join: "Take part", code: "Code", inRoom: (count) => `${people(count)} in`, left: "left", early: "Early: may still change", common: "Common ground so far", divide: "Where we part so far", shifts: "Between the rounds", wifi: "1. Join the Wi-Fi", study: "2. Open the cards", waiting: "We start soon", paused: "Pause", closed: "Thank you", people, lost: "Waiting for the room …", rehearsal: "Rehearsal: pretend people",
  },
};
