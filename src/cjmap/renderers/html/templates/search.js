// Marks a text wherever the view shows it; Enter goes from one place to the next.
const form = document.querySelector(".search");
const field = form.querySelector("input");
const said = form.querySelector("output");
const marks = globalThis.CSS?.highlights;
let hits = [];
let at = -1;

const shown = (element) => element.checkVisibility() && !element.closest(".vh, title, desc, style");

const rangesIn = (view, pattern) => {
  const found = [];
  const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const match of text.data.matchAll(pattern)) {
      if (!shown(text.parentElement)) break;
      const range = new Range();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      found.push(range);
    }
  }
  return found;
};

const find = () => {
  const text = field.value.trim();
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  hits = text ? rangesIn(shownView(), pattern) : [];
  at = -1;
  said.textContent = text ? said.dataset.found.replace("#", hits.length) : "";
  marks?.delete("here");
  marks?.set("found", new Highlight(...hits));
};

const goOn = (event) => {
  event.preventDefault();
  if (!hits.length) return;
  at = (at + 1) % hits.length;
  said.textContent = `${at + 1} / ${hits.length}`;
  marks?.set("here", new Highlight(hits[at]));
  hits[at].startContainer.parentElement.scrollIntoView({ block: "center", inline: "center" });
};

field.addEventListener("input", find);
form.addEventListener("submit", goOn);
addEventListener("viewchange", find);
document.addEventListener("change", find);
