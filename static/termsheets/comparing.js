/* From change to change: by the two buttons and by keys, shown in the words and told aloud. */

const notes = [...document.querySelectorAll("[data-note]")];
let place = -1;

function marksOf(change) {
  return document.querySelectorAll(`.clause-words [data-change="${change}"]`);
}

function show(note) {
  document.querySelectorAll(".is-current").forEach((mark) => mark.classList.remove("is-current"));
  const marks = marksOf(note.dataset.note);
  marks.forEach((mark) => mark.classList.add("is-current"));
  note.focus({ preventScroll: true });
  (marks[0] ?? note).scrollIntoView({ block: "center" });
  const place = note.querySelector(".change-steps .quiet").textContent;
  document.getElementById("announcement").textContent = `Change ${place}`;
}

/* Whoever has clicked or tabbed elsewhere goes on from there. */
function current() {
  const focused = notes.findIndex((note) => note.contains(document.activeElement));
  return focused < 0 ? place : focused;
}

function step(by) {
  const next = current() + by;
  if (next < 0 || next >= notes.length) return false;
  place = next;
  show(notes[place]);
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-step]");
  if (!link || !notes.length) return;
  event.preventDefault();
  step(Number(link.dataset.step));
});

document.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && event.altKey && !event.ctrlKey && !event.metaKey && step(by)) event.preventDefault();
});

document.querySelectorAll("[data-keys]").forEach((hint) => {
  hint.hidden = false;
});
