// Search field with choices (ARIA combobox); markup in docs/tampilan.md. The list is filled by htmx.
const daftar = (isian) => document.getElementById(isian.dataset.pilihan);
const opsi = (isian) => [...daftar(isian).querySelectorAll('[role="option"]')];

function tunjuk(isian, baru) {
  opsi(isian).forEach((o) => o.setAttribute("aria-selected", String(o === baru)));
  if (baru) { isian.setAttribute("aria-activedescendant", baru.id); baru.scrollIntoView({ block: "nearest" }); }
  else isian.removeAttribute("aria-activedescendant");
}

function segarkan(isian) {
  const ada = opsi(isian);
  const ditunggu = isian.dataset.tunggu;
  delete isian.dataset.basi;
  delete isian.dataset.tunggu;
  isian.setAttribute("aria-expanded", String(ada.length > 0));
  tunjuk(isian, ada[0]);
  if (ditunggu && ada.length === 1) ada[0].click();
}

// Enter before the answer is there: the list on screen belongs to the older text and must not be chosen from.
function tunggu(isian) {
  isian.dataset.tunggu = "1";
  setTimeout(() => { if (isian.dataset.tunggu) isian.form.requestSubmit(); }, 2000);
}

addEventListener("input", (e) => {
  if (!e.target.matches("[data-pilihan]")) return;
  e.target.dataset.basi = "1";
  tunjuk(e.target, null);
});
addEventListener("keydown", (e) => {
  const isian = e.target.closest("[data-pilihan]");
  if (!isian) return;
  const ada = opsi(isian);
  const kini = ada.findIndex((o) => o.getAttribute("aria-selected") === "true");
  if ((e.key === "ArrowDown" || e.key === "ArrowUp") && ada.length) {
    e.preventDefault();
    const langkah = e.key === "ArrowDown" ? 1 : -1;
    tunjuk(isian, ada[kini < 0 ? 0 : (kini + langkah + ada.length) % ada.length]);
  } else if (e.key === "Enter" && kini >= 0) {
    e.preventDefault();
    ada[kini].click();
  } else if (e.key === "Enter" && isian.dataset.basi) {
    e.preventDefault();
    tunggu(isian);
  } else if (e.key === "Escape") {
    daftar(isian).replaceChildren();
    segarkan(isian);
  }
});
addEventListener("click", (e) => {
  const o = e.target.closest('[role="option"][data-href]');
  if (o) location.assign(o.dataset.href);
});
addEventListener("htmx:afterSettle", (e) => document.querySelectorAll("[data-pilihan]").forEach((isian) => {
  if (e.target.id === isian.dataset.pilihan || daftar(isian).contains(e.target)) segarkan(isian);
}));
