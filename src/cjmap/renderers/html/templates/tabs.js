// Shows the view that holds what the address points to; what lies outside all views changes nothing.
const bar = document.querySelector(".bar");
const links = all("nav a", bar);
let before = scrollY;

const pointedAt = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // no anchor is written like this
  }
};

const show = (view) => {
  for (const each of views) each.classList.toggle("shown", each === view);
  for (const link of links) {
    link.removeAttribute("aria-current");
    if (link.hash !== `#${view.id}`) continue;
    link.setAttribute("aria-current", "true");
    const nav = link.closest("nav");
    nav.scrollBy(link.getBoundingClientRect().x - nav.getBoundingClientRect().x - nav.clientWidth / 3, 0);
  }
  document.body.dataset.view = view.id;
};

const follow = () => {
  const place = pointedAt();
  const view = place?.closest(".view") ?? shownView() ?? views[0];
  const isNew = view !== shownView();
  show(view);
  if (place === view) scrollTo(0, Math.min(before, bar.previousElementSibling.offsetHeight));
  else if (place && isNew) place.scrollIntoView();
  dispatchEvent(new Event("viewchange"));
};

for (const link of links) link.addEventListener("click", () => (before = scrollY));
addEventListener("hashchange", follow);
follow();
