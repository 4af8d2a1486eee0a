// Keeps the choice of colours for the next visit, where the browser lets a page keep anything.
const name = "cjmap-theme";
const choices = all("input[name=theme]");

const kept = (() => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
})();
for (const choice of choices) {
  if (choice.value === kept) choice.checked = true;
  choice.addEventListener("change", () => {
    try {
      localStorage.setItem(name, choice.value);
    } catch {
      // the choice holds for this visit
    }
  });
}
