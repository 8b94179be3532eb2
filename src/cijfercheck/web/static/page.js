// The page: the draft with its marks, checked while one types, and what is beside it.
//
// The draft is a plain textarea over a layer that repeats its text with marks. Screen readers, spelling help, undo and input methods
// know a textarea; text that is edited as HTML confuses them as soon as marks come and go. What the marks show is said in the list.

import { Desk } from "./desk.js";
import { fillDetail } from "./detail.js";
import { fillLedger, goSource } from "./ledger.js";
import * as service from "./service.js";
import { looksLikeMarkdown, marksOf, moveArticle, moveMarks, unitsOf } from "./text.js";
import { SIGNS, announce, exampleText, language, make, say, showNumber, sign, word } from "./words.js";

const PAUSE = 60; // milliseconds without typing before a check
const PATIENCE = 1000; // milliseconds that a check of an older text may take before a newer one is sent besides
const SLOW = 700; // milliseconds after which the page says that it is busy
const LONGEST = 1_000_000; // characters, as many as the server takes
const CARRY = "cijfercheck";
const GROUPS = [["error", "warning"], ["info"], ["unchecked", "unread"], ["consistent"], ["aside"]];

const part = (id) => document.getElementById(id);
const [draft, layer, paper, detail, list, date] = ["draft", "layer", "paper", "detail", "list", "date"].map(part);

let marks = [];
let chosen = null; // the key of the mark that is explained
let report = null;
let reported = ""; // the text that the report is about
let before = ""; // the text that the marks were last moved to
let opened = null; // the article that a file was read as, with its parts; null where the draft was typed or pasted
let name = null; // what a kept draft is called; null takes its title
let timer = 0;
let running = null;
let began = 0; // when the running check was sent
let waiting = false; // whether a newer text waits for its end
let drawing = 0; // the frame in which the list and the ledger are drawn

const desk = new Desk(() => plan(0), showProblem);

// --- checking

function plan(pause = PAUSE) {
  clearTimeout(timer);
  waiting = false;
  timer = setTimeout(checkInTurn, pause);
}

// The server goes on with a check that nobody waits for, and two at once hold each other up: who types slowly would wait for all of them.
function checkInTurn() {
  const left = running ? PATIENCE - (performance.now() - began) : 0;
  if (left <= 0) return check();
  waiting = true;
  timer = setTimeout(check, left);
}

async function check() {
  clearTimeout(timer);
  waiting = false;
  running?.abort();
  const text = draft.value;
  if (!text.trim()) {
    if (report) part("problem").hidden = true;
    return showReport(null, text);
  }
  if (text.length > LONGEST) {
    showReport(null, text);
    return showProblem(new Error(say("draft_too_long")));
  }
  const mine = new AbortController();
  running = mine;
  began = performance.now();
  paper.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => (report ? part("coverage").append(make("span", { class: "hint" }, say("busy"))) : undefined), SLOW);
  if (!report) {
    drawList();
    drawCoverage();
  }
  try {
    opened = opened && moveArticle(opened, text);
    const given = opened ? { article: opened } : { text, format: looksLikeMarkdown(text) ? "markdown" : "text" };
    const request = { ...given, language, ...desk.beside };
    if (date.value) request.date = date.value;
    if (name) request.id = name;
    const answer = await service.check(request, mine.signal);
    if (draft.value === text) showReport(answer, text);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (error.message) showReport(null, text); // what cannot be checked has no marks
    showProblem(error);
  } finally {
    clearTimeout(slow);
    if (running === mine) {
      running = null;
      paper.removeAttribute("aria-busy");
      if (waiting) check();
    }
  }
}

function showReport(answer, text) {
  report = answer;
  reported = text;
  before = text;
  marks = answer ? marksOf(answer, text) : [];
  if (answer) part("problem").hidden = true;
  const kept = marks.find((mark) => sameMark(mark, chosen));
  if (kept) choose(kept, { quiet: true });
  else closeDetail();
  drawCoverage();
  cancelAnimationFrame(drawing);
  if (answer && !document.hidden) afterMarks(() => drawBeside(answer));
  else drawBeside(answer);
}

// The marks come in sight first: the list and the ledger take longer, and are drawn in the frame after.
function afterMarks(draw) {
  drawing = requestAnimationFrame(() => (drawing = requestAnimationFrame(draw)));
}

function drawBeside(answer) {
  drawList();
  fillLedger(part("ledger"), desk.allSources, answer, (claim) => goDraft(claim));
  const found = differences().length;
  if (answer) announce(found === 1 ? say("one_checked") : say("checked", { n: found }));
}

function showProblem(error) {
  const shown = !part("problem").hidden;
  part("problem").textContent = error.message || say("offline");
  part("problem").hidden = false;
  if (!shown) part("problem").scrollIntoView({ block: "nearest" }); // a file may have been dropped far below
  if (!report) {
    drawList();
    drawCoverage();
  }
}

// --- the draft and its marks

function drawLayer() {
  const text = draft.value;
  const parts = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at) continue;
    parts.push(text.slice(at, mark.start));
    const shown = { "data-verdict": mark.verdict, "data-sign": SIGNS[mark.verdict], "data-key": mark.key };
    if (sameMark(mark, chosen)) shown["data-chosen"] = true;
    parts.push(make("mark", shown, text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  layer.replaceChildren(...parts, `${text.slice(at)}\n`);
}

function sameMark(mark, other) {
  return other !== null && mark.key === other.key && mark.text === other.text;
}

function typed() {
  part("notice").replaceChildren();
  marks = moveMarks(marks, before, draft.value);
  before = draft.value;
  drawLayer();
  plan();
}

function markAt(offset) {
  return marks.find((mark) => mark.start <= offset && offset <= mark.end) ?? null;
}

function goDraft(place) {
  const unit = unitsOf(reported);
  const [start, end] = [unit(place.start), unit(place.end)];
  const mark = markAt(start);
  if (mark) choose(mark);
  select(mark ?? { start, end });
}

function select(mark) {
  draft.focus({ preventScroll: true });
  draft.setSelectionRange(mark.start, mark.end);
  showMark(mark);
}

function showMark(mark) {
  const place = isNarrow() ? "start" : "center"; // there the explanation covers the lower half
  layer.querySelector(`mark[data-key="${mark.key}"]`)?.scrollIntoView({ block: place });
}

function isNarrow() {
  return matchMedia("(max-width: 60rem)").matches;
}

function step(by) {
  if (marks.length === 0) return;
  const caret = draft.selectionStart;
  const stops = marks.filter((mark) => mark.verdict !== "consistent" || sameMark(mark, chosen));
  const after = by > 0 ? stops.find((mark) => mark.start > caret) : stops.findLast((mark) => mark.start < caret);
  const mark = after ?? (by > 0 ? stops[0] : stops.at(-1));
  if (!mark) return;
  choose(mark);
  select(mark);
}

// --- findings

function differences() {
  return marks.filter((mark) => mark.verdict === "error" || mark.verdict === "warning");
}

// Goes to another difference, from the one that is explained.
function stepOver(by) {
  const open = differences();
  const at = open.findIndex((mark) => sameMark(mark, chosen));
  const mark = open.at((at + by) % open.length);
  if (!mark) return;
  choose(mark);
  showMark(mark);
  detail.focus({ preventScroll: true });
}

function drawList() {
  if (!report) {
    const example = make("button", { type: "button", id: "example", onclick: showExample }, say("show_example"));
    if (!draft.value.trim()) list.replaceChildren(make("p", { class: "hint" }, say("nothing_yet")), example);
    else list.replaceChildren(make("p", { class: "hint" }, part("problem").hidden ? say("busy") : say("not_checked")));
    return;
  }
  const groups = GROUPS.map((verdicts) => marks.filter((mark) => verdicts.includes(mark.verdict)));
  const parts = [];
  for (const [index, group] of groups.entries()) {
    if (index === 0) parts.push(group.length ? items(group) : make("p", { class: "hint" }, say("no_findings")));
    else if (group.length) {
      const title = make("summary", {}, sign(group[0].verdict), ` ${word("verdicts", group[0].verdict)} (${group.length})`);
      const open = list.querySelector(`details[data-group="${index}"]`)?.open ?? index === 4;
      parts.push(make("details", { "data-group": index, open }, title, items(group)));
    }
  }
  list.replaceChildren(...parts, make("p", { class: "hint versions" }, `${say("versions")} cijfercheck ${report.versions.cijfercheck}, ${report.versions.model}`));
}

function items(group) {
  return make("ul", { class: "items" }, ...group.map((mark) => make("li", {}, itemButton(mark))));
}

function itemButton(mark) {
  const { finding, claim } = mark;
  const isDifference = mark.verdict === "error" || mark.verdict === "warning";
  const about = finding && finding.kind !== "unsupported" ? word("kinds", finding.kind) : (claim?.subject.text ?? "");
  return make(
    "button",
    {
      type: "button",
      "data-key": mark.key,
      "aria-pressed": sameMark(mark, chosen) ? "true" : "false",
      onclick: () => {
        choose(mark);
        showMark(mark);
      },
    },
    sign(mark.verdict),
    make("span", { class: "unseen" }, `${word("verdicts", mark.verdict)}: `),
    isDifference
      ? make(
          "span",
          { class: "card" },
          make("strong", {}, mark.text, finding.suggestion ? ` → ${finding.suggestion}` : ""),
          make("span", { class: "kind" }, ` ${about}`),
          make("span", { class: "about" }, finding.message),
        )
      : make("span", {}, make("strong", {}, mark.text), make("span", { class: "about" }, ` ${about}`)),
  );
}

function choose(mark, { quiet = false } = {}) {
  const focused = detail.contains(document.activeElement);
  if (quiet && focused && document.activeElement.id === "reason") return drawLayer(); // someone is writing a reason
  chosen = mark;
  const open = differences();
  const place = { index: open.findIndex((one) => sameMark(one, mark)), total: open.length };
  fillDetail(detail, mark, report, { accept, setAside, takeBack, close: () => closeDetail(true), step: stepOver, go }, place.index < 0 ? null : place);
  detail.hidden = false;
  document.body.classList.add("explaining");
  drawLayer();
  for (const button of list.querySelectorAll("button[data-key]")) {
    button.setAttribute("aria-pressed", String(button.dataset.key === mark.key));
  }
  if (!quiet) announce(`${mark.text}: ${mark.finding?.message ?? word("verdicts", mark.verdict)}`);
}

function closeDetail(back = false) {
  const focused = detail.contains(document.activeElement);
  chosen = null;
  detail.hidden = true;
  document.body.classList.remove("explaining");
  drawLayer();
  if (back || focused) draft.focus({ preventScroll: true });
}

function go(source, place) {
  if (source === null) goDraft(place);
  else {
    if (isNarrow()) closeDetail();
    goSource(source.split(/[\\/]/).at(-1), place);
  }
}

function accept(mark) {
  const { finding } = mark;
  const current = marks.find((one) => one.key === mark.key);
  if (!current || draft.value.slice(current.start, current.end) !== current.text) return announce(say("moved"));
  draft.focus();
  draft.setSelectionRange(current.start, current.end);
  // The old command is the one way that leaves undo whole.
  if (!document.execCommand("insertText", false, finding.suggestion)) {
    draft.setRangeText(finding.suggestion, current.start, current.end, "end");
    typed();
  }
  closeDetail(true);
  notice(say("accepted", { old: current.text, new: finding.suggestion }), say("undo"), () => {
    draft.focus();
    document.execCommand("undo");
  });
}

// Says in sight and aloud what was done, with the way back; it goes when the next thing is done.
function notice(text, undo, back) {
  const done = () => part("notice").replaceChildren();
  const button = make("button", { type: "button", onclick: () => (done(), back()) }, undo);
  const close = make("button", { type: "button", class: "close", "aria-label": say("close"), onclick: done }, "×");
  part("notice").replaceChildren(make("div", {}, make("span", {}, text), button, close));
  announce(text);
}

async function setAside(mark, reason) {
  const { finding } = mark;
  const kept = report.document.id;
  try {
    await service.setAside({
      document: kept,
      fingerprint: finding.fingerprint,
      kind: finding.kind,
      number: mark.text,
      reason,
      text: reported,
      desk: JSON.stringify({ ...JSON.parse(desk.save()), date: date.value, opened: opened && { ...opened, text: "" } }),
    });
  } catch (error) {
    return showProblem(error);
  }
  remember(kept);
  notice(say("set_aside_done", { number: mark.text }), say("take_back"), () => takeBack(mark));
  detail.focus();
  await check();
  drawKept();
}

async function takeBack(mark) {
  try {
    await service.takeBack(report.document.id, mark.finding.fingerprint);
  } catch (error) {
    return showProblem(error);
  }
  announce(say("taken_back"));
  detail.focus();
  await check();
  drawKept();
}

// --- coverage

function drawCoverage() {
  if (!report && draft.value.trim()) {
    part("coverage").replaceChildren(make("span", { class: "hint" }, part("problem").hidden ? say("busy") : say("not_checked")));
    return;
  }
  const counts = new Map();
  for (const mark of marks) counts.set(mark.verdict, (counts.get(mark.verdict) ?? 0) + 1);
  const total = report?.coverage.numbers ?? 0;
  const parts = [make("strong", {}, total === 1 ? say("one_number") : say("numbers", { n: showNumber(String(total)) }))];
  for (const verdict of Object.keys(SIGNS)) {
    const number = counts.get(verdict) ?? 0;
    if (number || verdict === "error" || verdict === "consistent") {
      parts.push(make("span", {}, sign(verdict), ` ${number} ${verdict === "error" && number !== 1 ? say("differences") : word("verdicts", verdict)}`));
    }
  }
  if (report?.coverage.not_claims) parts.push(make("span", {}, `${report.coverage.not_claims} ${say("skipped")}`));
  part("coverage").replaceChildren(...parts);
}

// --- drafts

function remember(kept) {
  name = kept;
  history.replaceState(null, "", kept ? `#${encodeURIComponent(kept)}` : location.pathname + location.search);
}

function startDraft(text, { kept = null, day = "", article = null } = {}) {
  chosen = null;
  opened = article && { ...article, text };
  remember(kept);
  date.value = day;
  draft.value = text;
  draft.setSelectionRange(0, 0); // one reads from the top, and F8 goes to the first number
  marks = [];
  before = text;
  drawLayer();
  check();
}

async function openDraft(kept) {
  try {
    const found = await service.draft(kept);
    const beside = found.desk ? JSON.parse(found.desk) : {};
    desk.restore(found.desk);
    startDraft(found.text, { kept, day: beside.date ?? "", article: beside.opened });
    part("kept").open = false;
    draft.focus();
  } catch (error) {
    showProblem(error);
  }
}

// Shows what the page does on a draft of our own, with the text that it was written from.
async function showExample() {
  desk.restore("");
  await desk.addSources([new File([exampleText("source")], `${say("example_source")}.txt`)]);
  startDraft(exampleText("draft"));
  draft.focus();
}

async function openFile(file) {
  try {
    const article = await service.read(file);
    startDraft(article.text, { day: article.date ?? "", article: { ...article, id: file.name } });
    if (article.warnings.length) showProblem(new Error(article.warnings.join(" ")));
    draft.focus();
  } catch (error) {
    showProblem(error);
  }
}

async function drawKept() {
  let entries = [];
  try {
    entries = await service.drafts();
  } catch (error) {
    showProblem(error);
  }
  const forget = async (entry) => {
    await service.forget(entry.document).catch(showProblem);
    if (entry.document === name) remember(null);
    await drawKept();
    plan(0);
  };
  const rows = entries.map((entry) =>
    make(
      "li",
      {},
      make("button", { type: "button", class: "place", onclick: () => openDraft(entry.document) }, entry.document),
      make("small", {}, ` ${entry.reviews} ${say("reviews_in")}, ${new Date(entry.saved).toLocaleDateString(language)} `),
      make("button", { type: "button", class: "close", "aria-label": say("delete_draft", { name: entry.document }), onclick: () => forget(entry) }, "×"),
    ),
  );
  part("kept-list").replaceChildren(rows.length ? make("ul", { class: "files" }, ...rows) : make("p", { class: "hint" }, say("no_kept_drafts")));
}

// --- events

draft.addEventListener("input", typed);
draft.addEventListener("click", () => {
  const mark = draft.selectionStart === draft.selectionEnd ? markAt(draft.selectionStart) : null;
  if (mark && report) choose(mark);
});
draft.addEventListener("blur", () => window.getSelection()?.removeAllRanges());

document.addEventListener("keydown", (event) => {
  if (event.key === "F8") step(event.shiftKey ? -1 : 1);
  else if (event.key === "F6" && !detail.hidden) detail.focus();
  else if (event.key === "Escape" && !detail.hidden) closeDetail(true);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && chosen?.finding?.suggestion && !chosen.finding.suppressed) accept(chosen);
  else return;
  event.preventDefault();
});

list.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const buttons = [...list.querySelectorAll("summary, button[data-key]")].filter((button) => button.checkVisibility());
  const next = buttons[buttons.indexOf(document.activeElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next.dataset.key) next.click();
});

function pickFiles(button, input, use) {
  part(button).addEventListener("click", () => part(input).click());
  part(input).addEventListener("change", async () => {
    const files = [...part(input).files];
    part(input).value = "";
    if (files.length) await use(files);
  });
}

pickFiles("open-file", "draft-file", ([file]) => openFile(file));
pickFiles("add-source", "source-file", (files) => desk.addSources(files));
pickFiles("add-reference", "reference-file", (files) => desk.addReferences(files));

drawList();
part("fresh").addEventListener("click", () => {
  desk.restore("");
  startDraft("");
  draft.focus();
});
part("add-pasted").addEventListener("click", async () => {
  const text = part("pasted").value;
  if (!text.trim()) return part("pasted").focus();
  part("pasted").value = "";
  await desk.addPasted(text);
});
date.addEventListener("change", () => plan(0));

// A file on the draft is the draft; beside it, what its end says: figures or a source.
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    paper.classList.toggle("dropping", kind === "dragover" && paper.contains(event.target));
    if (kind !== "drop") return;
    const files = [...event.dataTransfer.files];
    if (paper.contains(event.target)) openFile(files[0]);
    else {
      desk.add(files);
    }
  });
}

// The other language is another page: the draft goes along in this window, and is not kept.
part("other-language").addEventListener("click", () => {
  sessionStorage.setItem(CARRY, JSON.stringify({ text: draft.value, desk: desk.save(), day: date.value, kept: name, article: opened }));
});

new ResizeObserver(([entry]) => {
  document.documentElement.style.setProperty("--coverage", `${entry.target.offsetHeight}px`);
}).observe(document.querySelector(".coverage"));

function begin() {
  drawCoverage();
  drawKept();
  const carried = sessionStorage.getItem(CARRY);
  sessionStorage.removeItem(CARRY);
  if (carried) {
    const { text, desk: beside, day, kept, article } = JSON.parse(carried);
    desk.restore(beside);
    startDraft(text, { kept, day, article });
  } else if (location.hash.length > 1) openDraft(decodeURIComponent(location.hash.slice(1)));
  else if (draft.value) startDraft(draft.value);
}

begin();
