// The words of the page, and the small parts that everything on it is built of.

const words = JSON.parse(document.getElementById("words").textContent);
export const language = words.language;

// Fills in a word of the page: say("numbers", { n: 3 }) gives "3 getallen".
export function say(name, values = {}) {
  return words.page[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

// A text of the example, "draft" or "source".
export function exampleText(name) {
  return words.example[name];
}

// Looks a word up in another table; one that has no words is shown as it is.
export function word(table, name) {
  return words[table][name] ?? name;
}

// Writes a value of a report as people do: "1234567.5" gives "1.234.567,5".
export function showNumber(value) {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value ?? "");
  if (!parts) return value ?? "";
  const [point, comma] = language === "nl" ? [".", ","] : [",", "."];
  const whole = parts[2].replace(/\B(?=(\d{3})+$)/g, point);
  return parts[1] + whole + (parts[3] ? comma + parts[3] : "");
}

// Makes an element. Text goes in as text: nothing of a draft is ever read as mark-up.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const SIGNS = {
  error: "≠",
  warning: "!",
  info: "?",
  consistent: "✓",
  unchecked: "–",
  aside: "○",
  unread: "×",
};

// The sign of a verdict with its colour; the words that say the same stand beside it or in the label.
export function sign(verdict) {
  return make("span", { class: "sign", "data-verdict": verdict, "aria-hidden": "true" }, SIGNS[verdict]);
}

// Says something to who listens to the page.
export function announce(text) {
  document.getElementById("say").textContent = text;
}
