"use strict";
// A reviewer at work: findings are chosen, answered and filtered; what was said is kept in this browser.

const main = document.querySelector("main");
const panel = document.getElementById("panel");
const tools = document.getElementById("tools").content;
const cards = [...panel.querySelectorAll(".card")];
const marks = [...document.querySelectorAll("mark")];
const place = `audit-reviews/1 ${main.dataset.digest}`;
const said = restored();
let chosen = null;

function restored() {
  const own = {};
  for (const card of cards) {
    const { verdict, scope, note } = card.dataset;
    if (scope) own[card.dataset.f] = { verdict, scope, note };
  }
  try {
    return Object.assign(own, JSON.parse(localStorage.getItem(place)));
  } catch {
    return own; // kept by nobody: the browser allows no storage here
  }
}

function keep(card, change) {
  said[card.dataset.f] = { ...saidOf(card), ...change };
  try {
    localStorage.setItem(place, JSON.stringify(said));
  } catch {
    panel.querySelector(".kept").hidden = false;
  }
  show(card);
  count();
}

const saidOf = (card) => said[card.dataset.f] || { verdict: "", scope: "place", note: "" };
const answer = (card) => saidOf(card).verdict;
const isOpen = (card) => !answer(card) && !isAside(card);
const isAside = (card) => card.classList.contains("aside");
const state = (card) => answer(card) || (isAside(card) ? "aside" : "open");
const visible = () => [...panel.querySelectorAll(".card:not([hidden])")];

function show(card) {
  const { verdict, scope, note } = saidOf(card);
  card.dataset.state = state(card);
  for (const button of card.querySelectorAll("button[value]")) {
    button.setAttribute("aria-pressed", String(button.value === verdict));
  }
  card.querySelector("select").value = scope;
  card.querySelector("textarea").value = note;
  for (const mark of marksOf(card)) mark.dataset.state = card.dataset.state;
}

const marksOf = (card) => marks.filter((mark) => mark.dataset.f === card.dataset.f);

function count() {
  const open = cards.filter(isOpen).length;
  const all = cards.filter((card) => !isAside(card)).length;
  panel.querySelector("[role=status]").textContent = `${all - open} of ${all} answered`;
}

function choose(card, from) {
  if (chosen) {
    chosen.removeAttribute("aria-current");
    for (const mark of marksOf(chosen)) mark.classList.remove("on");
  }
  chosen = card;
  document.documentElement.classList.toggle("chosen", Boolean(card));
  if (!card) return;
  lay(null);
  furnish(card);
  card.setAttribute("aria-current", "true");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  const own = marksOf(card);
  for (const mark of own) mark.classList.add("on");
  if (own.length && from !== "text") own[0].scrollIntoView({ block: "center" });
}

function step(by) {
  const shown = visible();
  if (!shown.length) return;
  const at = shown.indexOf(chosen);
  choose(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
}

function decide(card, verdict) {
  keep(card, { verdict: answer(card) === verdict ? "" : verdict });
  if (!answer(card)) return;
  const shown = visible();
  const at = shown.indexOf(card);
  const next = [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0))].find(isOpen);
  sift();
  choose(next || (card.hidden ? null : card));
}

// What stands beside a sentence: the row of the table, as a list.
function lay(sentence) {
  const beside = document.getElementById("sentence");
  const row = sentence && document.getElementById(`r-${sentence.id.slice(2)}`);
  beside.hidden = !row;
  for (const one of document.querySelectorAll(".s.on")) one.classList.remove("on");
  if (row) sentence.classList.add("on");
  if (row) beside.querySelector("dl").replaceChildren(...listed(row));
}

// The original and the back-translation, where the finding does not show them itself.
function furnish(card) {
  const row = document.getElementById(`r-${card.dataset.p}`);
  if (!row || card.querySelector("dl")) return;
  const list = document.createElement("dl");
  list.className = "beside";
  list.append(...listed(row, ORIGINAL, BACK));
  card.querySelector(".more").append(list);
}

const [FRENCH, ORIGINAL, BACK] = [1, 2, 3]; // columns of that table

function listed(row, ...columns) {
  const heads = [...row.parentElement.querySelectorAll("th")];
  return [...row.cells].flatMap((cell, number) => {
    const wanted = columns.length ? columns.includes(number) : number > FRENCH;
    if (!cell.textContent || !wanted) return [];
    const [term, told] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = heads[number].textContent;
    told.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    told.lang = cell.lang || "en";
    return [term, told];
  });
}

function fits(card, name, value) {
  if (name !== "state") return card.dataset[name] === value;
  return value === "aside" ? isAside(card) : state(card) === value;
}

function sift() {
  const wanted = [...panel.querySelectorAll(".filters select:not([name=order])")].filter(({ value }) => value);
  for (const card of cards) {
    card.hidden = wanted.some(({ name, value }) => !fits(card, name, value));
    for (const mark of marksOf(card)) mark.classList.toggle("off", card.hidden);
  }
  panel.querySelector(".none").hidden = visible().length > 0;
}

function order(by) {
  const key = by === "text" ? (card) => Number(card.dataset.start) : (card) => cards.indexOf(card);
  panel.querySelector(".cards").append(...[...cards].sort((one, other) => key(one) - key(other)));
}

function reviews() {
  const given = cards.filter((card) => answer(card) || saidOf(card).note || card.dataset.scope);
  return {
    schema: "audit-reviews/1",
    reviews: given.map((card) => {
      const { verdict, scope, note } = saidOf(card);
      const { f: fingerprint, check } = card.dataset;
      return { article: main.dataset.article, fingerprint, check, verdict: verdict || null, scope, note };
    }),
  };
}

function save() {
  const link = document.createElement("a");
  const text = `${JSON.stringify(reviews(), null, 2)}\n`;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "reviews.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function arrive() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const folded = target && target.closest("details");
  if (folded) folded.open = true;
  if (target && target.matches(".card")) choose(target);
  else if (target && target.matches(".s")) lay(target);
}

function sieve() {
  panel.querySelector(".sieve").open = true;
  panel.querySelector(".sieve select").focus();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  y: () => chosen && decide(chosen, "right"),
  n: () => chosen && decide(chosen, "wrong"),
  o: () => chosen && decide(chosen, "other"),
  e: () => chosen && chosen.querySelector("textarea").focus(),
  f: sieve,
  Escape: () => choose(null),
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const writes = event.target.closest("textarea, select");
  if (writes && event.key === "Escape") return chosen ? chosen.focus() : writes.blur();
  if (writes || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function point(event) {
  if (event.target.closest("a, button, select, textarea, label, input, summary")) return;
  const mark = event.target.closest("mark:not(.off)");
  const sentence = event.target.closest(".s");
  const card = event.target.closest(".card") || (mark && cards.find((one) => one.dataset.f === mark.dataset.f));
  if (card) return choose(card, mark ? "text" : "");
  if (!getSelection().isCollapsed || event.target.closest(".panel")) return;
  choose(null);
  lay(sentence);
}

function begin() {
  const own = tools.querySelector(".answers");
  for (const card of cards) {
    const answers = own.cloneNode(true);
    answers.addEventListener("click", ({ target }) => target.value && decide(card, target.value));
    answers.querySelector("select").addEventListener("change", ({ target }) => keep(card, { scope: target.value }));
    answers.querySelector("textarea").addEventListener("input", ({ target }) => keep(card, { note: target.value }));
    card.append(answers);
    show(card);
  }
  panel.querySelector(".bar").append(tools.querySelector(".filters"), tools.querySelector("#sentence"));
  for (const select of panel.querySelectorAll(".filters select")) {
    if (select.name === "order") select.addEventListener("change", () => order(select.value));
    else select.addEventListener("change", sift);
  }
  panel.querySelector(".export").addEventListener("click", save);
  document.addEventListener("keydown", press);
  document.addEventListener("click", point);
  addEventListener("hashchange", arrive);
  document.documentElement.classList.add("js");
  count();
  sift();
  arrive();
}

begin();
