// The sources beside the draft, with what became of each of their numbers; each row leads to both places.

import { make, say, word } from "./words.js";
import { unitsOf } from "./text.js";

const SIGNS = { kept: "=", changed: "≠", dropped: "−", new: "+" };

// Shows the sources with their numbers marked, and the list of what became of them. `goDraft` leads to a claim of the draft.
export function fillLedger(place, sources, report, goDraft) {
  place.replaceChildren();
  if (sources.length === 0 || !report) return;
  const claims = new Map(report.claims.map((claim) => [claim.id, claim]));
  place.append(
    make("h3", { id: "ledger-heading" }, say("ledger")),
    make("p", { class: "hint" }, say("ledger_help")),
    make(
      "div",
      { class: "columns" },
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "ledger-heading" }, tableOf(report.ledger, claims, goDraft)),
      make("div", {}, ...sources.map((source) => sourceText(source, report.ledger, claims, goDraft))),
    ),
  );
}

// Leads to a number in a source.
export function goSource(name, entry) {
  const mark = document.getElementById(placeId(name, entry));
  if (!mark) return false;
  mark.scrollIntoView({ block: "center" });
  mark.focus();
  return true;
}

function placeId(name, entry) {
  return `source-${name.replace(/[^\p{L}\p{N}]/gu, "_")}-${entry.start}`;
}

function tableOf(ledger, claims, goDraft) {
  const rows = ledger.map((entry) => {
    const claim = claims.get(entry.claim);
    const there = entry.source
      ? make("button", { type: "button", class: "place", onclick: () => goSource(entry.source, entry) }, entry.text)
      : say("nothing");
    const here = claim
      ? make("button", { type: "button", class: "place", onclick: () => goDraft(claim) }, claim.text)
      : say("nothing");
    return make("tr", { "data-status": entry.status }, make("td", {}, statusSign(entry.status), ` ${word("ledger", entry.status)}`), make("td", {}, there), make("td", {}, here));
  });
  const head = ["ledger_became", "ledger_source", "ledger_draft"].map((name) => make("th", { scope: "col" }, say(name)));
  return make("table", { "aria-labelledby": "ledger-heading" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

function sourceText(source, ledger, claims, goDraft) {
  const unit = unitsOf(source.text);
  const body = make("div", { class: "source-text", lang: "nl", tabindex: "0", role: "region", "aria-label": source.id });
  let at = 0;
  for (const entry of ledger.filter((one) => one.source === source.shortName).sort((one, other) => one.start - other.start)) {
    const [start, end] = [unit(entry.start), unit(entry.end)];
    if (start < at) continue;
    const claim = claims.get(entry.claim);
    body.append(source.text.slice(at, start));
    const label = `${source.text.slice(start, end)}, ${word("ledger", entry.status)}`;
    const id = placeId(entry.source, entry);
    const inside = [source.text.slice(start, end), statusSign(entry.status)];
    body.append(
      claim
        ? make("button", { type: "button", class: "number", "data-status": entry.status, id, "aria-label": label, onclick: () => goDraft(claim) }, ...inside)
        : make("span", { class: "number", "data-status": entry.status, id, tabindex: "-1" }, ...inside),
    );
    at = end;
  }
  body.append(source.text.slice(at));
  return make("section", { class: "source" }, make("h4", {}, source.id), body);
}

function statusSign(status) {
  return make("span", { class: "sign", "data-status": status, "aria-hidden": "true" }, SIGNS[status]);
}
