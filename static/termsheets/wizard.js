/* Help for the wizard: everything works without it, only less smoothly. */

const found = (selector, root = document) => [...root.querySelectorAll(selector)];

/* Which answers count: the page carries each question's condition as a small tree. */

function answerTo(form, name) {
  const values = new FormData(form).getAll(name).filter((value) => value !== "" && value !== "?");
  if (values.length === 0) return null;
  if (values.length > 1) return values;
  return { yes: true, no: false }[values[0]] ?? values[0];
}

const isPresent = (value) => value !== null && value !== false && value !== "0";

function worth([word, ...parts], ask) {
  if (word === "is") return parts[0];
  if (word === "field") return ask(parts[0]);
  const [first, ...rest] = parts.map((part) => worth(part, ask));
  if (word === "not") return !isPresent(first);
  if (word === "and") return [first, ...rest].every(isPresent);
  if (word === "or") return [first, ...rest].some(isPresent);
  if (first === null) return rest.every((value) => value === null);
  return rest.flat().includes(first);
}

function followRules(form) {
  for (const question of found("[data-rule]", form)) {
    const name = question.dataset.question;
    const prefix = name.slice(0, name.indexOf("-") + 1);
    const matters = worth(JSON.parse(question.dataset.rule), (path) => answerTo(form, prefix + path));
    const hasError = question.querySelector("[data-error]") !== null;
    const note = question.nextElementSibling;
    question.hidden = !isPresent(matters) && !hasError;
    note.hidden = !question.hidden || answerTo(form, name) === null;
  }
}

/* "I do not know yet" puts the text aside, and typing takes the tick away. */

function keepUnknownHonest(event) {
  const question = event.target.closest("[data-question]");
  const box = question?.querySelector("[data-unknown]");
  if (!box) return;
  const inputs = found("input[type=text], textarea", question);
  if (event.target !== box) {
    if (event.type === "input" || event.target.checked) box.checked = false;
    return;
  }
  for (const input of inputs) {
    if (box.checked) input.dataset.kept = input.value;
    input.value = box.checked ? "" : (input.dataset.kept ?? input.value);
  }
}

/* Ticks keep the order in which they were made. */

function keepOrder(target) {
  const order = document.querySelector(`[data-order="${CSS.escape(target.name ?? "")}"]`);
  if (!order) return;
  const others = order.value.split(",").filter((code) => code && code !== target.value);
  order.value = [...others, ...(target.checked ? [target.value] : [])].join(",");
}

function showClock() {
  for (const time of found("[data-clock]")) {
    const made = new Date(time.dateTime);
    time.textContent = made.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
  }
}

function markErrors() {
  for (const question of found("[data-question]")) {
    const wrong = question.querySelector("[data-error]") !== null;
    for (const input of found(".form-control, .form-select", question)) {
      input.classList.toggle("is-invalid", wrong);
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }
}

function arrive({ moved }) {
  const form = document.getElementById("answers");
  if (form) followRules(form);
  const announced = document.querySelector("#work [data-announce]");
  const opened = document.querySelector("[data-opened]");
  const heading = opened && document.getElementById(`row-${opened.dataset.opened}`);
  const anchor = location.hash && document.getElementById(location.hash.slice(1));
  const target = document.querySelector("#work [data-focus]") || anchor || heading;
  const says = announced?.dataset.announce ?? (moved && heading ? `${heading.textContent} is open.` : "");
  document.getElementById("announcement").textContent = says;
  const place = target ?? (moved ? document.querySelector("#work h1") : null);
  if (!place) return;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: place === target ? "center" : "start" });
}

document.addEventListener("input", (event) => {
  keepUnknownHonest(event);
}, true);
document.addEventListener("change", (event) => {
  keepUnknownHonest(event);
  keepOrder(event.target);
  if (event.target.form?.id === "answers") followRules(event.target.form);
}, true);

function sayNotSaved({ detail }) {
  const saved = document.getElementById("saved");
  const mend = detail.xhr?.status === 413 ? "shorten your longest answer." : "try again in a moment.";
  if (saved) saved.textContent = `Not saved yet. Your text is still here; ${mend}`;
}

document.addEventListener("htmx:responseError", sayNotSaved);
document.addEventListener("htmx:sendError", sayNotSaved);
/* A button waits for the autosave under way: its answers would else meet their own older ones. */

const busy = { autosave: false, button: false, next: null };
const isAutosave = (element) => element.matches("[data-autosave]");

document.addEventListener("htmx:confirm", (event) => {
  const { elt, issueRequest } = event.detail;
  if (isAutosave(elt) && busy.button) event.preventDefault();
  if (elt.id !== "answers") return;
  busy.button = true;
  if (!busy.autosave) return;
  event.preventDefault();
  busy.next = issueRequest;
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (isAutosave(event.detail.elt)) busy.autosave = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isAutosave(event.detail.elt)) {
    busy.button = false;
    return;
  }
  const { next } = busy;
  Object.assign(busy, { autosave: false, next: null });
  next?.();
});

function heed() {
  showClock();
  markErrors();
  followRules(document.getElementById("answers"));
}

document.addEventListener("htmx:afterRequest", (event) => {
  if (isAutosave(event.target) && event.detail.successful) heed();
});

/* Nothing moves away from under a press: what autosave says waits until the finger is lifted. */

const press = { isDown: false, said: null };

function lift() {
  const { said } = press;
  Object.assign(press, { isDown: false, said: null });
  if (!said?.place.isConnected) return;
  htmx.swap(said.place, said.answer, { swapStyle: "none" }, { contextElement: said.place });
  heed();
}

document.addEventListener("pointerdown", () => {
  press.isDown = true;
}, true);
document.addEventListener("click", lift, true);
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => setTimeout(lift), true);
}
document.addEventListener("htmx:beforeSwap", (event) => {
  const { elt, shouldSwap, serverResponse } = event.detail;
  if (!press.isDown || !shouldSwap || !isAutosave(elt)) return;
  event.detail.shouldSwap = false;
  press.said = { place: elt, answer: serverResponse };
});

/* What was opened to be read stays open when autosave says it anew. */
document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target, fragment } }) => {
  const open = [...target.querySelectorAll("details[open][data-finding]")].map((one) => one.dataset.finding);
  for (const one of fragment.querySelectorAll("details[data-finding]")) {
    if (open.includes(one.dataset.finding)) one.open = true;
  }
});

/* A page that is not ours, such as the sign-in, replaces the whole one. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, elt } = event.detail;
  if (isAutosave(elt) || xhr.responseText.includes('id="work"')) return;
  event.detail.shouldSwap = false;
  if (xhr.status < 400) location.assign(xhr.responseURL);
  /* Posted plainly, a form that has expired leads to the page that keeps what was typed. */
  else if (xhr.status === 403) HTMLFormElement.prototype.submit.call(event.detail.requestConfig.elt);
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "work") arrive({ moved: true });
});

arrive({ moved: false });
