// Opens a cell of the map by itself. Each has a button; the arrow keys go from one to the next.
const dialog = document.querySelector(".details");
const [title, close, body] = ["h2", "button", "div"].map((part) => dialog.querySelector(part));
const grid = document.querySelector("#view-map .grid");
const heads = grid ? all("thead th", grid) : [];
const places = new Map(); // of a cell: its first column, and the column after its last one
const lanes = new Map(); // of a row: the head of its lane

const placeCells = (rows) => {
  const taken = []; // of a column: the row from which on it is free again
  let lane;
  for (const [number, row] of rows.entries()) {
    lane = row.querySelector("th") ?? lane;
    lanes.set(row, lane);
    let column = 0;
    for (const cell of row.cells) {
      while (taken[column] > number) column += 1;
      places.set(cell, [column, column + cell.colSpan]);
      taken.fill(number + cell.rowSpan, column, column + cell.colSpan);
      for (; taken.length < column + cell.colSpan; taken.push(number + cell.rowSpan));
      column += cell.colSpan;
    }
  }
};

const textOf = (head) => {
  const texts = (head.querySelector(".name, .sname, .lanename") ?? head).childNodes;
  return [...texts].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join("").trim();
};

const titleOf = (cell) => {
  const [start, end] = places.get(cell);
  const above = heads.filter((head) => places.get(head)[0] <= start && end <= places.get(head)[1]);
  return [...above, lanes.get(cell.parentElement)].map(textOf).filter(Boolean).join(" · ");
};

const open = (cell) => {
  const copy = cell.querySelector(".in").cloneNode(true);
  for (const part of all("[id]", copy)) part.removeAttribute("id");
  title.textContent = titleOf(cell);
  body.replaceChildren(copy);
  dialog.showModal();
};

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middle = (element) => {
  const box = element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

// The nearest button in a direction; what lies aside counts thrice.
const nextOf = (button, [dx, dy]) => {
  const [x, y] = middle(button);
  const ways = buttons.filter((other) => other.offsetParent).map((other) => {
    const [left, top] = middle(other);
    const ahead = (left - x) * dx + (top - y) * dy;
    return { other, ahead, cost: ahead + 3 * Math.abs((left - x) * dy + (top - y) * dx) };
  });
  return ways.filter((way) => way.ahead > 2).sort((one, two) => one.cost - two.cost)[0]?.other;
};

const reach = (button) => {
  for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
};

const step = (event) => {
  const way = STEPS[event.key];
  const next = way && nextOf(event.currentTarget, way);
  if (!way) return;
  event.preventDefault();
  next?.focus();
};

const buttonFor = (cell, number) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "opener";
  button.tabIndex = number ? -1 : 0;
  button.setAttribute("aria-label", `${dialog.dataset.label}: ${titleOf(cell)}`);
  button.addEventListener("click", () => open(cell));
  button.addEventListener("focus", () => reach(button));
  button.addEventListener("keydown", step);
  return button;
};

if (grid) placeCells([...grid.rows]);
const cells = grid ? all(".c", grid).filter((cell) => cell.querySelector(".in")) : [];
const buttons = cells.map(buttonFor);
cells.forEach((cell, number) => cell.append(buttons[number]));
// Where nothing hovers there is no button to see: a tap on the cell opens it.
const untouched = matchMedia("(hover: hover)");
grid?.addEventListener("click", (event) => {
  const cell = event.target.closest(".c");
  if (!untouched.matches && cells.includes(cell) && !event.target.closest("a, button")) open(cell);
});
close.addEventListener("click", () => dialog.close());
body.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
