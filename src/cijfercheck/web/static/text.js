// Places in a text: the server counts code points, the browser UTF-16 code units, and both go out of date while one types.

// Returns a function from an offset in code points to one in UTF-16 code units.
export function unitsOf(text) {
  const starts = [];
  for (let unit = 0, point = 0; unit < text.length; point += 1) {
    const size = text.codePointAt(unit) > 0xffff ? 2 : 1;
    if (size === 2) starts.push(point);
    unit += size;
  }
  if (starts.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}

// Moves marks along with an edit; those that the edit touches are left out.
export function moveMarks(marks, before, after) {
  let first = 0;
  const shortest = Math.min(before.length, after.length);
  while (first < shortest && before[first] === after[first]) first += 1;
  let tail = 0;
  while (tail < shortest - first && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const last = before.length - tail;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= first) return [mark];
    if (mark.start >= last) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
    return [];
  });
}

// Makes the marks of a report: one for each finding, and one for each other claim and each number that was not read.
export function marksOf(report, text) {
  const unit = unitsOf(text);
  const span = (entry) => ({ start: unit(entry.start), end: unit(entry.end) });
  const marks = report.findings.map((finding, index) => ({
    ...span(finding),
    key: `f${index}`,
    verdict: finding.suppressed ? "aside" : finding.severity,
    finding,
    claim: report.claims.find((claim) => claim.id === finding.claims[0]) ?? null,
  }));
  const blamed = new Set(marks.map((mark) => mark.claim?.id));
  for (const claim of report.claims) {
    if (blamed.has(claim.id)) continue;
    const verdict = claim.status === "consistent" ? "consistent" : "unchecked";
    marks.push({ ...span(claim), key: claim.id, verdict, finding: null, claim });
  }
  for (const [index, other] of report.not_claims.entries()) {
    if (other.reason !== "unread") continue;
    marks.push({ ...span(other), key: `n${index}`, verdict: "unread", finding: null, claim: null });
  }
  for (const mark of marks) mark.text = text.slice(mark.start, mark.end);
  return marks.sort((one, other) => one.start - other.start || other.end - one.end);
}

// Whether a text is marked up as Markdown: it has a heading with hashes.
export function looksLikeMarkdown(text) {
  return /^#{1,6} \S/m.test(text);
}

// Keeps what a file said about its parts (title, captions, tables) with a draft that is edited: parts behind an edit move along, a part
// that is edited grows or shrinks. Gives null where more than half was replaced: that is another text.
export function moveArticle(article, text) {
  const before = article.text;
  if (before === text) return article;
  let first = 0;
  const shortest = Math.min(before.length, text.length);
  while (first < shortest && before[first] === text[first]) first += 1;
  let tail = 0;
  while (tail < shortest - first && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  if (2 * (before.length - first - tail) > before.length) return null;
  const points = (signs) => [...signs].length;
  const from = points(before.slice(0, first));
  const to = from + points(before.slice(first, before.length - tail));
  const by = points(text) - points(before);
  const move = (offset, atEnd) => (offset < from || (offset === from && !atEnd) ? offset : offset >= to ? offset + by : atEnd ? to + by : from);
  const moved = (part) => ({ ...part, start: move(part.start, false), end: move(part.end, true) });
  const sections = article.sections.map(moved).filter((part) => part.start < part.end);
  const unit = unitsOf(text);
  const title = sections.find((part) => part.role === "title");
  return {
    ...article,
    text,
    sections,
    silences: article.silences.map(moved),
    title: title ? text.slice(unit(title.start), unit(title.end)).replace(/\s+/g, " ") : article.title,
  };
}
