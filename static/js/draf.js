// A public form's draft ([data-draf]), on this device only, for a day: no files, no secrets, nothing hidden.
// A [data-draf] that is no form: sent, forget it.
const form = document.querySelector("[data-draf]"), tawar = document.getElementById("draf");
const kunci = "draf " + form?.dataset.draf;
const isian = () => [...form.elements].filter((i) => !/hidden|file|password/.test(i.type) && !i.closest("[data-captcha]"));
try {
  const [saat, lama] = JSON.parse(localStorage[kunci] || "[0]");
  if (!form.elements || Date.now() - saat > 864e5) delete localStorage[kunci];
  else tawar.hidden = form.querySelector(".salah");
  addEventListener("input", () => {
    localStorage[kunci] = JSON.stringify([Date.now(), isian().map((i) => [i.name, i.value, i.checked])]);
  });
  addEventListener("click", ({ target: { dataset } }) => {
    if (dataset.pilihDraf === "pulih") isian().forEach((i, n) => { if (lama[n]?.[0] === i.name) [, i.value, i.checked] = lama[n]; });
    else if (dataset.pilihDraf) { delete localStorage[kunci]; location.replace(location.pathname + location.search); }
    else return;
    tawar.hidden = true;
  });
} catch { /* no storage */ }
