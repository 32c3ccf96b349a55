/* Sliders beside their numbers: each follows the other, and the page follows both by htmx. */

const sliders = [...document.querySelectorAll("[data-slides]")];
const numberOf = (slider) => document.getElementById(slider.dataset.slides);

for (const slider of sliders) {
  slider.hidden = false;
  slider.value = numberOf(slider).value;
}

document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-slides]")) {
    numberOf(target).value = String(Number(target.value));
    return;
  }
  const slider = sliders.find((one) => one.dataset.slides === target.id);
  if (slider) slider.value = target.value;
}, true);

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target?.id !== "results") return;
  document.getElementById("announcement").textContent = "The numbers are reckoned anew.";
});
