// Buttons that ask the server for something, and questions before what can't be undone.

import { h, newID, say } from "./room-dom.js";
import { Refusal } from "./room-server.js";
import { words } from "./room-phrases.js";

/// A button that runs something; while it runs it is not run again, and what goes wrong stands beside it.
export function action(label, run, { kind = null } = {}) {
  const fault = h("p", { class: "fault", role: "alert" });
  const button = h("button", { type: "button", class: kind }, label);
  let running = false;
  button.addEventListener("click", async () => {
    if (running) return;
    running = true;
    button.setAttribute("aria-busy", "true");
    say(fault, "");
    try {
      await run();
    } catch (error) {
      // What was asked may have changed the page under the button.
      say(fault.isConnected ? fault : document.getElementById("lost"), sentence(error));
    }
    button.removeAttribute("aria-busy");
    running = false;
  });
  return { node: h("div", { class: "action" }, button, fault), button, fault };
}

/// What to show of an error: the server's sentence, or that the page itself has failed.
export function sentence(error) {
  if (error instanceof Refusal) return error.message;
  console.error(error);
  return words.server.page;
}

/// Asks in a dialog; gives what was answered, or null when it was put aside.
///
/// `parts` are shown under the title; `answer` gives what the button means at that moment.
export function question({ title, parts, yes, no = words.cancel, kind = "primary", answer = () => true }) {
  return new Promise((settle) => {
    const id = newID("question");
    let given = null;
    const back = document.activeElement;
    const dialog = h("dialog", { "aria-labelledby": id },
      h("form", { method: "dialog", submit: (event) => {
        event.preventDefault();
        given = answer();
        dialog.close();
      } },
        h("h2", { id }, title), parts,
        h("div", { class: "buttons" },
          h("button", { type: "submit", class: kind }, yes),
          h("button", { type: "button", click: () => dialog.close() }, no))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (back && back.isConnected) back.focus();
      settle(given);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
