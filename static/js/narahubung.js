// Small comforts; every page works without them.
const akar = document.documentElement;
const semua = (pilih, dalam = document) => [...dalam.querySelectorAll(pilih)];

function tandaiTema() {
  const kini = akar.dataset.tema || "sistem";
  semua("[data-pilih-tema]").forEach((t) => t.setAttribute("aria-pressed", String(t.dataset.pilihTema === kini)));
}

function gantiTema(tema) {
  if (tema === "sistem") delete akar.dataset.tema;
  else akar.dataset.tema = tema;
  try { localStorage.setItem("tema", tema); } catch { /* not kept */ }
  tandaiTema();
}

// Rows shown as cards lose their table roles in some browsers: say them again.
function peran(dalam) {
  semua("table.tabel:not([role])", dalam).forEach((t) => {
    t.setAttribute("role", "table");
    semua("thead, tbody", t).forEach((e) => e.setAttribute("role", "rowgroup"));
    semua("tr", t).forEach((e) => e.setAttribute("role", "row"));
    semua("td", t).forEach((e) => e.setAttribute("role", "cell"));
    semua("th", t).forEach((e) => e.setAttribute("role", e.scope === "row" ? "rowheader" : "columnheader"));
  });
}

function siap(dalam) {
  peran(dalam);
  semua("[data-gulung-akhir]", dalam).forEach(gulung);
  const galat = dalam.querySelector(".ringkasan-galat");
  if (galat) galat.focus();
}

function hitungPilihan(wadah) {
  const pilihan = semua("[data-pilih-satu]", wadah);
  const jumlah = pilihan.filter((k) => k.checked).length;
  semua("[data-pilih-semua]", wadah).forEach((k) => {
    k.checked = jumlah > 0 && jumlah === pilihan.length;
    k.indeterminate = jumlah > 0 && jumlah < pilihan.length;
  });
  semua("[data-jumlah-pilih]", wadah).forEach((e) => { e.textContent = jumlah ? `${jumlah} dipilih` : "Belum ada yang dipilih"; });
  semua("[data-perlu-pilih]", wadah).forEach((t) => { t.disabled = jumlah === 0; });
}

function lepas(form) {
  delete form.dataset.terkirim;
  semua("[aria-busy]", form).forEach((t) => t.removeAttribute("aria-busy"));
}

// A conversation stays where it was read; only who stands at its end is taken along.
const gulung = (l) => { l.scrollTop = letak.get(l.id) ?? l.scrollHeight; };
const letak = new Map();

function kabarkan(teks) {
  const wadah = document.getElementById("kabar-sambungan");
  if (wadah) { wadah.querySelector("[data-teks]").textContent = teks; wadah.hidden = !teks; }
}

addEventListener("click", (e) => {
  const tema = e.target.closest("[data-pilih-tema]");
  if (tema) gantiTema(tema.dataset.pilihTema);
  if (e.target.closest("[data-cetak]")) print();
  semua("details.menu[open]").forEach((m) => { if (!m.contains(e.target)) m.open = false; });
});
addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  semua("details.menu[open]").forEach((m) => { m.open = false; m.querySelector("summary").focus(); });
});
addEventListener("change", (e) => {
  const wadah = e.target.closest("[data-pilih-banyak]");
  if (!wadah) return;
  if (e.target.matches("[data-pilih-semua]")) semua("[data-pilih-satu]", wadah).forEach((k) => { k.checked = e.target.checked; });
  hitungPilihan(wadah);
});
// A slow line invites a second press: one form, one sending.
addEventListener("submit", (e) => {
  const form = e.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.terkirim) { e.preventDefault(); return; }
  form.dataset.terkirim = "1";
  semua("button:not([type=button])", form).forEach((t) => t.setAttribute("aria-busy", "true"));
  setTimeout(lepas, 8000, form); // a download leaves the page standing
});
addEventListener("pageshow", () => semua("form[data-terkirim]").forEach(lepas));

addEventListener("htmx:load", (e) => siap(e.detail.elt));
addEventListener("htmx:beforeSwap", () => semua("[data-gulung-akhir]").forEach((l) => {
  if (l.scrollHeight - l.scrollTop - l.clientHeight > 48) letak.set(l.id, l.scrollTop);
  else letak.delete(l.id);
}));
addEventListener("htmx:afterSettle", () => semua("[data-gulung-akhir]").forEach(gulung));
addEventListener("htmx:afterRequest", (e) => { if (e.detail.successful) kabarkan(""); });
["htmx:sendError", "htmx:timeout"].forEach((n) => addEventListener(n, () =>
  kabarkan("Sambungan ke server terputus. Isian Anda tetap di layar ini. Periksa jaringan, lalu coba lagi.")));
addEventListener("htmx:responseError", (e) => kabarkan(e.detail.xhr.status === 403
  ? "Sesi Anda telah berakhir. Muat ulang halaman ini, lalu masuk kembali."
  : "Server belum dapat memenuhi permintaan ini. Silakan coba lagi sebentar lagi."));

addEventListener("DOMContentLoaded", () => {
  tandaiTema();
  siap(document);
  semua("[data-pilih-banyak]").forEach(hitungPilihan);
  const jam = document.querySelector("[data-jam]");
  if (jam) {
    const f = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: jam.dataset.jam });
    const detak = () => { jam.firstChild.textContent = f.format(new Date()); };
    detak();
    setInterval(detak, 5000);
  }
  const aktif = document.querySelector(".navigasi [aria-current]");
  const strip = aktif && aktif.closest(".navigasi");
  if (strip && strip.scrollWidth > strip.clientWidth) strip.scrollLeft = aktif.offsetLeft - strip.clientWidth / 2 + aktif.offsetWidth / 2;
});
