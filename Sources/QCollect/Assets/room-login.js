// The way in: the secret from the link, or typed.

import { field, input } from "./room-fields.js";
import { h, newID, fill } from "./room-dom.js";
import { words } from "./room-phrases.js";
import { isLocked, login } from "./room-server.js";
import { sentence } from "./room-actions.js";

/// Takes the secret out of the link, so that it stays neither in the address bar nor in the history.
export async function useSecretInLink(stages) {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (!fragment || stages.includes(fragment)) return;
  history.replaceState(null, "", location.pathname);
  try {
    await login(fragment);
  } catch (refusal) {
    if (!isLocked(refusal)) throw refusal;
  }
}

/// A form that asks for the secret until it is right, then settles.
function secretForm(settle) {
  const secret = field(words.login.label, input({ type: "password", autocomplete: "current-password" }),
    { hint: words.login.hint });
  return h("form", { class: "panel", submit: async (event) => {
    event.preventDefault();
    const value = secret.control.value.trim();
    if (!value) {
      secret.wrong(words.login.empty);
      secret.control.focus();
      return;
    }
    try {
      await login(value);
      settle();
    } catch (error) {
      secret.wrong(sentence(error));
      secret.control.focus();
    }
  } }, secret.node, h("div", { class: "buttons" },
    h("button", { type: "submit", class: "primary" }, words.login.button)));
}

/// Shows the form in place of the page.
export function loginPage(main) {
  return new Promise((settle) => {
    fill(main, h("h1", {}, words.login.title), secretForm(settle));
    main.querySelector("input").focus();
  });
}

let asking = null;

/// Asks over the page as it stands; what was typed there is kept. Asked twice, it is one question.
export function loginAgain() {
  asking ||= new Promise((settle) => {
    const id = newID("login");
    const back = document.activeElement;
    const dialog = h("dialog", { "aria-labelledby": id },
      h("h2", { id }, words.login.again), h("p", {}, words.login.kept),
      secretForm(() => {
        dialog.remove();
        asking = null;
        if (back && back.isConnected) back.focus();
        settle();
      }));
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
  });
  return asking;
}
