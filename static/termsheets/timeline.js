// A slider over the periods of the license map; without this script the list beside it does.
(() => {
  "use strict";
  const form = document.getElementById("time");
  const list = form?.querySelector("select");
  if (!list || list.options.length < 2) return;

  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "form-range";
  slider.min = "0";
  slider.max = String(list.options.length - 1);
  slider.value = String(list.selectedIndex);
  slider.setAttribute("aria-label", "Time");
  const tell = () => slider.setAttribute("aria-valuetext", list.options[list.selectedIndex].text);
  tell();
  form.prepend(slider);

  const show = () => {
    const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    history.replaceState(null, "", address);
    htmx.ajax("GET", address, { target: "#map", select: "#map", swap: "outerHTML show:none" });
    tell();
  };
  slider.addEventListener("input", () => {
    list.selectedIndex = Number(slider.value);
    tell();
  });
  slider.addEventListener("change", show);
  list.addEventListener("change", () => {
    slider.value = String(list.selectedIndex);
    show();
  });
})();
