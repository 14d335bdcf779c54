// Search field with choices (ARIA combobox). Markup:
//   <input role="combobox" data-pilihan="hasil" aria-controls="hasil" aria-expanded="false" autocomplete="off" …>
//   <ul id="hasil" class="pilihan" role="listbox"><li role="option" id="…" data-href="…" | hx-get="…">…</li></ul>
// Arrows move, Enter chooses (a click on the option: htmx or data-href), Escape closes. The list is filled by htmx.
(() => {
  const opsi = (isian) => [...document.getElementById(isian.dataset.pilihan).querySelectorAll('[role="option"]')];

  function tunjuk(isian, baru) {
    opsi(isian).forEach((o) => o.setAttribute("aria-selected", String(o === baru)));
    if (baru) { isian.setAttribute("aria-activedescendant", baru.id); baru.scrollIntoView({ block: "nearest" }); }
    else isian.removeAttribute("aria-activedescendant");
  }

  function segarkan(isian) {
    const ada = opsi(isian);
    isian.setAttribute("aria-expanded", String(ada.length > 0));
    tunjuk(isian, ada[0]);
  }

  document.addEventListener("keydown", (e) => {
    const isian = e.target.closest("[data-pilihan]");
    if (!isian) return;
    const ada = opsi(isian);
    const kini = ada.findIndex((o) => o.getAttribute("aria-selected") === "true");
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && ada.length) {
      e.preventDefault();
      tunjuk(isian, ada[(kini + (e.key === "ArrowDown" ? 1 : -1) + ada.length) % ada.length]);
    } else if (e.key === "Enter" && kini >= 0) {
      e.preventDefault();
      ada[kini].click();
    } else if (e.key === "Escape") {
      document.getElementById(isian.dataset.pilihan).replaceChildren();
      segarkan(isian);
    }
  });
  document.addEventListener("click", (e) => {
    const o = e.target.closest('[role="option"][data-href]');
    if (o) location.assign(o.dataset.href);
  });
  document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("[data-pilihan]").forEach(segarkan));
})();
