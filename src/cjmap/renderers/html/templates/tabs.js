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

// What sticks to the top must not hide what has the focus, nor what the address points to.
const measure = () => {
  const head = shownView().querySelector("thead")?.offsetHeight ?? 0;
  document.documentElement.style.setProperty("--head", `${head}px`);
};

// On a phone the map is told as a story, where the head of a stage or step stands for what the table shows of it.
const inStory = (id) => {
  for (let at = id; at; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const head = document.querySelector(`[data-at="${CSS.escape(at)}"]`);
    if (head) return head;
  }
  return null;
};

const follow = () => {
  const place = pointedAt();
  const view = place?.closest(".view") ?? (location.hash ? shownView() : null) ?? views[0];
  const isNew = view !== shownView();
  show(view);
  measure();
  if (place === view) scrollTo(0, Math.min(before, bar.previousElementSibling.offsetHeight));
  else if (place && !place.checkVisibility()) inStory(place.id)?.scrollIntoView();
  else if (place && isNew) place.scrollIntoView();
  dispatchEvent(new Event("viewchange"));
};

for (const link of links) link.addEventListener("click", () => (before = scrollY));
addEventListener("hashchange", follow);
document.addEventListener("change", measure);
follow();
