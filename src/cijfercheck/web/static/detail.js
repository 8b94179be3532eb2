// The explanation beside a number: what it was taken to say, what it was compared with, and what can be done.

import { make, say, showNumber, sign, word } from "./words.js";

// Fills the panel for a mark. `actions` has accept, setAside, takeBack, close, step (to the next or previous difference) and go (to a
// place in the draft or a source). `place` says which of the differences this is, { index, total }; null where it is none of them.
export function fillDetail(panel, mark, report, actions, place) {
  const { finding, claim } = mark;
  const kind = finding && finding.kind !== "unsupported" ? word("kinds", finding.kind) : word("verdicts", mark.verdict);
  const heading = make("h3", {}, sign(mark.verdict), ` ${mark.text}: ${kind}`);
  const close = make("button", { type: "button", class: "close", "aria-label": say("close"), onclick: actions.close }, "×");
  panel.replaceChildren(make("div", { class: "heading" }, heading, close));
  if (place && place.total > 1) panel.append(stepsOf(place, actions));
  if (finding) {
    panel.append(make("p", { class: "message" }, finding.message));
    if (finding.suppressed) panel.append(make("p", {}, say("was_set_aside", { reason: finding.suppressed.reason })));
    panel.append(buttonsFor(mark, actions));
    if (finding.explanation && finding.explanation !== finding.message) {
      panel.append(make("p", { class: "explanation" }, finding.explanation));
    }
  } else if (claim?.reason) {
    panel.append(make("p", {}, `${word("verdicts", mark.verdict)}: ${word("reasons", claim.reason)}`));
  }
  if (claim) panel.append(make("h4", {}, say("taken_as")), factsOf(claim));
  const compared = comparedWith(mark, report, actions);
  if (compared.length) panel.append(make("h4", {}, say("compared_with")), make("ul", { class: "evidence" }, ...compared));
}

function stepsOf({ index, total }, actions) {
  const button = (name, by, sign) => make("button", { type: "button", "aria-label": name, title: name, onclick: () => actions.step(by) }, sign);
  const which = make("span", {}, say("which", { n: index + 1, total }));
  return make("div", { class: "steps" }, button(say("previous"), -1, "‹"), which, button(say("next"), 1, "›"));
}

function buttonsFor(mark, actions) {
  const { finding } = mark;
  const row = make("div", { class: "actions" });
  if (finding.suppressed) {
    if (finding.suppressed.by === "review") {
      row.append(make("button", { type: "button", onclick: () => actions.takeBack(mark) }, say("take_back")));
    }
    return row;
  }
  if (finding.suggestion) {
    row.append(
      make(
        "button",
        { type: "button", class: "main", id: "accept", "aria-keyshortcuts": "Control+Enter", onclick: () => actions.accept(mark) },
        say("accept", { text: finding.suggestion }),
      ),
    );
  }
  const reason = make("input", { id: "reason", required: true, maxlength: 2000, autocomplete: "off", "aria-describedby": "reason-help" });
  const form = make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (reason.value.trim()) actions.setAside(mark, reason.value.trim());
      },
    },
    make("label", { for: "reason" }, say("reason")),
    reason,
    make("button", { type: "submit" }, say("set_aside")),
    make("p", { class: "hint", id: "reason-help" }, say("reason_help")),
  );
  row.append(make("details", { class: "aside-form" }, make("summary", {}, say("set_aside")), form));
  return row;
}

function factsOf(claim) {
  const facts = [
    [say("value"), valueOf(claim)],
    [say("counted"), claim.subject.text || say("unknown")],
    [say("whole"), claim.whole?.text],
    [say("period"), claim.period ? periodOf(claim.period) : say("unknown")],
    [say("baseline"), claim.baseline && periodOf(claim.baseline)],
    [say("region"), claim.region],
    [say("speaker"), claim.attribution],
  ];
  const list = make("dl");
  for (const [name, content] of facts) {
    if (content) list.append(make("dt", {}, name), make("dd", {}, content));
  }
  return list;
}

function valueOf(claim) {
  const range = [claim.low, claim.high].filter((side) => side !== null).map(showNumber).join(" – ");
  const number = claim.value === null ? range : showNumber(claim.value);
  const hedge = claim.qualifier === "exact" ? "" : `${word("qualifiers", claim.qualifier)} `;
  const role = claim.role === "level" ? "" : ` (${word("roles", claim.role)})`;
  return `${hedge}${number}${claim.unit ? ` ${claim.unit}` : ""}${role}`;
}

function periodOf(period) {
  const { first, last } = period;
  const day = (iso) => (iso ? iso.split("-").reverse().map(Number).join("-") : say("open_side"));
  if (first && last && first.endsWith("-01-01") && last.endsWith("-12-31")) {
    const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
    return from === to ? from : `${from} ${say("until")} ${to}`;
  }
  return first === last ? day(first) : `${day(first)} ${say("until")} ${day(last)}`;
}

function comparedWith(mark, report, actions) {
  const { finding, claim } = mark;
  if (finding) return finding.evidence.filter((entry) => entry.text !== finding.message).map((entry) => evidenceItem(entry, actions));
  const kept = report.ledger.filter((entry) => entry.claim === claim?.id && entry.status === "kept");
  return kept.map((entry) =>
    make("li", {}, say("same_in", { name: entry.source }), " ", placeButton(() => actions.go(entry.source, entry), entry.text)),
  );
}

function evidenceItem(entry, actions) {
  const name = entry.type === "source" || entry.type === "reference" ? (entry.figure ?? "").replace(/#\d+$/, "") : "";
  const item = make("li", { "data-type": entry.type }, make("strong", {}, word("evidence", entry.type), name ? ` ${name}` : ""), make("p", {}, entry.text));
  if (entry.start !== null && (entry.type === "claim" || entry.type === "source")) {
    item.append(placeButton(() => actions.go(entry.type === "claim" ? null : name, entry), showNumber(entry.value)));
  }
  if (entry.url && /^https?:\/\//i.test(entry.url)) {
    item.append(make("a", { href: entry.url, rel: "noreferrer noopener", target: "_blank" }, entry.url));
  }
  return item;
}

function placeButton(go, number) {
  return make("button", { type: "button", class: "place", "aria-label": `${say("show_place")}: ${number}`, onclick: go }, say("show_place"));
}
