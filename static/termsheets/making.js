/* A link to a file that takes seconds to make says so, and says on this page what went wrong. */

const UNREACHABLE = "The server cannot be reached. Try again in a moment.";
const FAILED = "The file could not be made. Try again in a minute.";

const STILL_MAKING = 202;
const GLANCE_MS = 1000;

async function pageOf(response) {
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/* The server keeps what it has made: asked again, by the browser itself, it answers at once. */
async function problemWith(address, place) {
  try {
    let response = await fetch(address);
    while (response.status === STILL_MAKING) {
      const progress = (await pageOf(response)).querySelector("[data-progress]");
      if (progress) place.textContent = progress.textContent;
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
      response = await fetch(address);
    }
    if (response.ok) {
      await response.body.cancel();
      return "";
    }
    return (await pageOf(response)).querySelector("[data-failure]")?.textContent ?? FAILED;
  } catch {
    return UNREACHABLE;
  }
}

async function make(link) {
  const place = document.getElementById(link.dataset.making);
  place.classList.remove("note", "note-error");
  place.textContent = "Making the file …";
  link.setAttribute("aria-disabled", "true");
  const problem = await problemWith(link.href, place);
  link.removeAttribute("aria-disabled");
  place.textContent = problem || "The file is ready.";
  if (problem) place.classList.add("note", "note-error");
  else location.assign(link.href);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-making]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-disabled") !== "true") make(link);
});
