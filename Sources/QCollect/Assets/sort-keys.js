// Keys: arrows within the grid, undo and redo, and numbers that begin a command.

const isField = (node) => node.matches?.("input, textarea, select");

/// Steps through the grid: `sideways` by columns, `along` within one.
function walk(node, sideways, along) {
  const columns = [...node.closest("[data-grid]").children];
  const column = node.closest(".column");
  const stops = (one) => [...one.querySelectorAll("[data-row]")];
  const i = columns.indexOf(column);
  const row = stops(column).indexOf(node);
  if (sideways !== 0) {
    const next = stops(columns[i + sideways] ?? column);
    return next[Math.min(row, next.length - 1)];
  }
  return stops(column)[row + along]
    // One below the other, a column follows on the next.
    ?? (column.closest(".stack") ? stops(columns[i + along] ?? column).at(along > 0 ? 0 : -1) : node);
}

function target(node, key) {
  const isStack = Boolean(node.closest(".stack"));
  const ahead = document.documentElement.dir === "rtl" && !isStack ? -1 : 1;
  switch (key) {
    case "ArrowRight": return walk(node, ahead, 0);
    case "ArrowLeft": return walk(node, -ahead, 0);
    case "ArrowDown": return walk(node, 0, 1);
    case "ArrowUp": return walk(node, 0, -1);
    case "Home": return node.closest(".column").querySelector("[data-row]");
    case "End": return [...node.closest(".column").querySelectorAll("[data-row]")].at(-1);
    default: return null;
  }
}

/// Piles lie side by side: arrows go from one to the next.
function sibling(node, key) {
  const ahead = document.documentElement.dir === "rtl" ? -1 : 1;
  const by = { ArrowRight: ahead, ArrowLeft: -ahead }[key];
  if (!by) return null;
  return by > 0 ? node.nextElementSibling : node.previousElementSibling;
}

export function watchKeys(app, actions) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const node = event.target;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !isField(node) && app.record) {
      const key = event.key.toLowerCase();
      const isAgain = key === "y" || (key === "z" && event.shiftKey);
      const does = isAgain ? "redo" : key === "z" ? "undo" : null;
      if (does) {
        event.preventDefault();
        actions[does](app);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && app.record && !app.ui.dialog) {
      actions.putDown(app);
      return;
    }
    const next = node.closest?.("[data-row]") ? target(node, event.key)
      : node.matches?.(".choice, .key") ? sibling(node, event.key) : null;
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (/^[0-9+\-\u2212]$/.test(event.key) && node.closest?.(".arrange") && !isField(node)) {
      // Only where the grid or its pane has the focus: elsewhere keys belong to other programs.
      document.getElementById("command")?.focus();
    }
  });

  // Tab comes back to where the arrows went.
  document.addEventListener("focusin", ({ target: node }) => {
    if (!node.matches?.("[data-row]")) return;
    app.ui.cursor = node.dataset.key;
    for (const stop of node.closest("[data-grid]").querySelectorAll("[data-row]")) {
      stop.tabIndex = stop === node ? 0 : -1;
    }
  });
}
