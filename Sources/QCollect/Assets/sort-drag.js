// Dragging, an extra beside choosing: a card is picked up, and its place is where it is let go. With a
// finger only the large card is dragged, since dragging elsewhere scrolls.

import { lift } from "./sort-place.js";

const FAR_ENOUGH = 8;

export function watchDrags(app, actions) {
  let drag = null;

  function cardOf(event) {
    if (app.record === null) return null;
    const large = event.target.closest?.(".dock [data-reading]");
    if (large) return { node: large, card: large.dataset.reading };
    const small = event.pointerType === "mouse" && event.target.closest?.("[data-drag]");
    return small ? { node: small, card: small.dataset.card } : null;
  }

  document.addEventListener("pointerdown", (event) => {
    const found = event.button === 0 && event.isPrimary ? cardOf(event) : null;
    drag = found && { ...found, x: event.clientX, y: event.clientY, ghost: null };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
      drag.ghost = ghostOf(drag.node);
      getSelection()?.removeAllRanges();
      document.body.classList.add("dragging");
      if (app.ui.selected !== drag.card) lift(app, drag.card);
    }
    event.preventDefault();
    drag.ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    mark(placeAt(event));
  });

  document.addEventListener("pointerup", (event) => {
    const { ghost, card } = drag ?? {};
    const place = ghost ? placeAt(event) : null;
    end();
    if (!ghost) return;
    // The click that follows letting go is none.
    addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
    setTimeout(() => dispatchEvent(new MouseEvent("click")), 0);
    if (!place) actions.putDown(app);
    else if (place.dataset.card === card) actions.putDown(app);
    else actions[place.dataset.do](app, place.dataset);
  });

  document.addEventListener("pointercancel", end);

  function end() {
    drag?.ghost?.remove();
    document.body.classList.remove("dragging");
    mark(null);
    drag = null;
  }
}

function ghostOf(node) {
  const ghost = node.cloneNode(true);
  ghost.className = "ghost";
  ghost.removeAttribute("data-key");
  ghost.setAttribute("aria-hidden", "true");
  ghost.style.inlineSize = `${Math.min(node.offsetWidth, 240)}px`;
  document.body.append(ghost);
  return ghost;
}

/// The card or column under the pointer.
function placeAt({ clientX, clientY }) {
  return document.elementFromPoint(clientX, clientY)
    ?.closest(".grid [data-do='card'], .grid [data-do='column'], .map [data-do='column']") ?? null;
}

function mark(place) {
  for (const old of document.querySelectorAll(".over-here")) {
    if (old !== place) old.classList.remove("over-here");
  }
  place?.classList.add("over-here");
}
