// Runs before the first paint: the chosen theme, and "JavaScript is here".
(() => {
  const akar = document.documentElement;
  akar.classList.add("js");
  try {
    const tema = localStorage.getItem("tema");
    if (tema === "terang" || tema === "gelap") akar.dataset.tema = tema;
  } catch { /* storage may be forbidden: the system's theme stands */ }
})();
