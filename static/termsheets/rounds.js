/* Help for a round's page: everything works without it, only less smoothly. */

const say = (words) => {
  document.getElementById("announcement").textContent = words;
};

/* The next open clause is looked for when asked: answers given since the page came change it. */

function nextOpenAfter(place) {
  const open = [...document.querySelectorAll("[data-open]")];
  const isLater = (panel) => place.compareDocumentPosition(panel) & Node.DOCUMENT_POSITION_FOLLOWING;
  return open.find((panel) => isLater(panel) && !panel.contains(place)) ?? open[0];
}

function goTo(panel) {
  const passage = panel.closest(".passage[id]") ?? panel.closest(".clause-row");
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-next-open]");
  if (!link) return;
  event.preventDefault();
  const panel = nextOpenAfter(link.closest("[data-panel]") ?? link);
  if (panel) goTo(panel);
  else say("No clause is open.");
});

/* A refusal comes as a panel, too, and is shown in its place; any other page replaces this one. */

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  const isPanel = xhr.responseText.includes("data-panel");
  event.detail.shouldSwap = isPanel;
  event.detail.isError = event.detail.isError && !isPanel;
  if (!isPanel && xhr.status < 400 && xhr.responseURL) location.assign(xhr.responseURL);
  /* Posted plainly, a comment whose form has expired leads to the page that keeps it. */
  const sender = event.detail.requestConfig.elt;
  if (xhr.status === 403 && sender.matches(".comment-form")) HTMLFormElement.prototype.submit.call(sender);
});
document.addEventListener("htmx:afterSettle", (event) => {
  const tag = event.detail.elt.querySelector?.(".panel-state .tag");
  if (tag) say(`${tag.textContent}. ${document.getElementById("tally").textContent}.`);
});
document.addEventListener("htmx:sendError", () => say("Not stored: the server cannot be reached."));
document.addEventListener("htmx:responseError", () => say("Not stored. Load the page again."));
