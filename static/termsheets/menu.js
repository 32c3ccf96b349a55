/* Close an open menu on Escape, on a click elsewhere, and when focus leaves it. */

function closeMenu(menu, { refocus = false } = {}) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

for (const menu of document.querySelectorAll("[data-menu]")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) closeMenu(menu, { refocus: true });
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) closeMenu(menu);
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) closeMenu(menu);
  });
}
