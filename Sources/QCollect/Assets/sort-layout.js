// How the grid fits the screen: columns side by side where each is wide enough to be read, else one
// below the other. Widths are counted in letters: larger text on a large screen is met like a phone.

const NARROWEST_COLUMN = 6.3;
const ACROSS = { width: 60, height: 26 };

const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/// Whether columns stand side by side. A phone held across has the width for it and not the height: its columns would
/// begin below the screen.
export function isBoard(app) {
  const width = document.getElementById("main").clientWidth / rem();
  const isAcross = width < ACROSS.width && innerHeight / rem() < ACROSS.height;
  return !isAcross && width / app.study.grid.length >= NARROWEST_COLUMN;
}

/// Question and chosen card stay in sight where they leave room for something else. Between the two
/// shares it stays as it is, so that a longer card does not move the page.
const [TOO_MUCH, LITTLE] = [0.68, 0.6];

/// Measures what was drawn: `true` where it has to be drawn again, with the chosen card elsewhere.
export function arrange(app) {
  const top = document.querySelector(".top");
  fold(top);
  const dock = document.querySelector(".dock");
  const heights = [top, dock].map((part) => part?.offsetHeight ?? 0);
  const share = (heights[0] + heights[1]) / innerHeight;
  const was = app.isPinned;
  app.isPinned = share < (was ? TOO_MUCH : LITTLE);
  document.body.classList.toggle("pinned", app.isPinned);
  document.documentElement.style.setProperty("--top", `${heights[0]}px`);
  document.documentElement.style.setProperty("--dock", `${heights[1]}px`);
  return was !== app.isPinned;
}

/// A question that is longer than its lines gets the button that unfolds it.
function fold(top) {
  const question = top?.querySelector(".question");
  if (!question || top.classList.contains("whole")) return;
  document.body.classList.toggle("long-question", question.scrollHeight > question.clientHeight + 1);
}

/// Draws again where the grid has to be laid out otherwise.
export function watch(app) {
  let was;
  const check = () => {
    if (!app.study) return;
    const is = isBoard(app);
    if (is !== was || arrange(app)) app.render();
    was = is;
  };
  new ResizeObserver(check).observe(document.getElementById("main"));
  addEventListener("resize", check);
}
