"use strict";
// The data of the evening stands before this as D. Nothing is fetched, nothing is read but the fragment: #41 is line 41.
const NS = "http://www.w3.org/2000/svg", $ = id => document.getElementById(id);
const [W, H] = D.cell, HALF = H / 2, last = D.frames.length;
const made = new Map();
let at = 1, plays = false, timer = 0, speed = D.speed, cut = 0;

const make = (name, of, text) => {
  const one = document.createElementNS(NS, name);
  for (const key in of) one.setAttribute(key, of[key]);
  if (text !== undefined) one.textContent = text;
  return one;
};
const box = (x, y, w, h) => `M${x} ${y}h${w}v${h}h-${w}z`;

// A row of cells, as the SVG writer draws it: grounds, half blocks, then letters held to their width.
function row(no) {
  if (made.has(no)) return made.get(no);
  const g = make("g", {}), crisp = make("g", { "shape-rendering": "crispEdges" }), letters = make("g", {});
  g.append(crisp, letters);
  let x = 0;
  const shape = (fill, d) => d && crisp.append(make("path", { fill, d }));
  const write = (text, from, to, fore, bold) => {
    const of = { x: from, y: 15, fill: fore, textLength: to - from, lengthAdjust: "spacingAndGlyphs" };
    if (bold) of["font-weight"] = 700;
    letters.append(make("text", of, text));
  };
  for (const [code, text, cells] of D.rows[no]) {
    const wide = code < 0, [fore, ground, bold] = D.styles[wide ? -1 - code : code];
    const blank = typeof text === "number", signs = blank ? [] : Array.from(text), each = wide ? 2 * W : W;
    const width = blank ? text * W : cells ? cells * W : signs.length * each;
    if (ground !== D.ground) shape(ground, box(x, 0, width, H));
    if (cells) write(text, x, x + width, fore, bold);
    else {
      let d = "", run = "", begin = x, here = x;
      const flush = () => { if (run) write(run, begin, here, fore, bold); run = ""; };
      for (const sign of signs) {
        if (sign === "▀" || sign === "▄") { flush(); d += box(here, sign === "▄" ? HALF : 0, each, HALF); }
        else if (sign === " ") flush();
        else { if (!run) begin = here; run += sign; }
        here += each;
      }
      flush();
      shape(fore, d);
    }
    x += width;
  }
  made.set(no, g);
  return g;
}

function draw() {
  const svg = make("svg", { viewBox: `0 0 ${D.w * W} ${D.h * H}`, role: "img", "aria-label": D.lines[at - 1][2] });
  svg.append(make("rect", { width: D.w * W, height: D.h * H, fill: D.ground }));
  const all = make("g", { "font-family": "'Noto Sans Mono CJK SC','Sarasa Mono SC','Microsoft YaHei','PingFang SC',monospace", "font-size": 18 });
  D.frames[at - 1].forEach((no, y) => {
    const one = row(no).cloneNode(true);
    one.setAttribute("transform", `translate(0 ${y * H})`);
    all.append(one);
  });
  svg.append(all);
  $("wall").replaceChildren(svg);
}

const filled = (words, of) => words.replace(/\{(\w)\}/g, (_, key) => of[key]);

function show(to, asked) {
  at = Math.min(Math.max(1, to), last);
  if (asked) { plays = false; cut = 0; }
  const [hms, stage, what, rule, notes] = D.lines[at - 1];
  draw();
  const state = plays ? filled(D.say.times, { n: speed }) : D.say.stands;
  const silence = cut ? "  " + filled(D.say.cut, { n: cut }) : "";
  $("where").textContent = filled(D.say.at, { n: at, m: last, t: hms, s: D.stages[stage] }) + "  " + state + silence;
  $("what").textContent = what;
  $("rule").textContent = rule;
  $("notes").replaceChildren(...notes.map(([head, said]) => {
    const one = document.createElement("div"), over = document.createElement("h2");
    over.textContent = head;
    one.append(over, ...said.map(text => { const p = document.createElement("p"); p.textContent = text; return p; }));
    return one;
  }));
  $("at").value = at;
  $("at").setAttribute("aria-valuetext", `${at} ${hms}`);
  $("play").setAttribute("aria-pressed", plays);
  if (asked) history.replaceState(null, "", "#" + at);
  wait();
}

// However long a silence was, nobody waits longer than the most, and no line is gone before it was seen.
function wait() {
  clearTimeout(timer);
  if (!plays) return;
  if (at === last) { plays = false; return show(at); }
  const gap = D.lines[at - 1][5], ms = Math.min(Math.max(gap / speed, D.waits[0]), D.waits[1]);
  timer = setTimeout(() => { cut = Math.round(Math.max(0, gap - ms * speed) / 60000); show(at + 1); }, ms);
}

const begins = line => line === 1 || D.lines[line - 1][1] !== D.lines[line - 2][1];
const act = {
  first: () => show(1, true),
  last: () => show(last, true),
  back: () => show(at - 1, true),
  on: () => show(at + 1, true),
  stageback: () => { let to = at - 1; while (to > 1 && !begins(to)) to--; show(to, true); },
  stageon: () => { let to = at + 1; while (to < last && !begins(to)) to++; show(to, true); },
  play: () => { plays = !plays && at < last; cut = 0; show(at); },
};
for (const id in act) $(id).addEventListener("click", act[id]);
$("at").addEventListener("input", () => show(+$("at").value, true));
for (const of of D.speeds) {
  const one = document.createElement("option");
  one.value = of; one.textContent = of; one.selected = of === speed;
  $("speed").append(one);
}
const faster = to => { speed = to; $("speed").value = to; show(at); };
$("speed").addEventListener("change", () => faster(+$("speed").value));
const KEYS = { ArrowLeft: "back", ArrowRight: "on", PageUp: "stageback", PageDown: "stageon", Home: "first", End: "last", " ": "play" };
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.tagName === "SELECT") return;
  const near = D.speeds.indexOf(speed) + (event.key === "-" ? -1 : 1);
  if ("+=-".includes(event.key)) { if (D.speeds[near]) faster(D.speeds[near]); return event.preventDefault(); }
  // A button that has the focus is pressed by Space.
  if (!KEYS[event.key] || event.key === " " && event.target.tagName === "BUTTON") return;
  event.preventDefault();
  act[KEYS[event.key]]();
});
const named = () => Number.parseInt(location.hash.slice(1), 10) || 1;
addEventListener("hashchange", () => named() !== at && show(named(), true));
show(named());
