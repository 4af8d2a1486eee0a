// Hides what only concerns personas that are not chosen, and lanes that are not chosen. What is for all stays.
const people = all("[data-who]");
const lanes = all("[data-toggle]");

const hidePeople = () => {
  const chosen = people.filter((box) => box.checked).map((box) => box.value);
  for (const part of all("[data-for]")) {
    part.classList.toggle("off", !part.dataset.for.split(" ").some((who) => chosen.includes(who)));
  }
};
const hideLane = (box) => {
  for (const row of all(`[data-lane="${box.value}"]`)) row.classList.toggle("off", !box.checked);
};

for (const box of people) {
  box.checked = true; // browsers keep what was chosen before a reload
  box.addEventListener("change", hidePeople);
}
for (const box of lanes) {
  box.checked = true;
  box.addEventListener("change", () => hideLane(box));
}
