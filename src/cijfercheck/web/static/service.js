// What the page asks of the server that it came from.

import { say } from "./words.js";

export class Refusal extends Error {}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("");
  }
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const said = await answer.text().catch(() => "");
  let problem = said.trim();
  try {
    problem = JSON.parse(said).detail;
  } catch {} // the guard answers in plain words
  throw new Refusal(typeof problem === "string" && problem ? problem : answer.statusText);
}

function asJson(content) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) };
}

export const check = (draft, signal) => ask("/api/check", { ...asJson(draft), signal });

const MOST_BYTES = 20_000_000; // more than that no reader takes, and the server would not even hear it out

export async function read(file) {
  if (file.size > MOST_BYTES) throw new Refusal(say("file_too_large", { name: file.name, n: MOST_BYTES / 1_000_000 }));
  const form = new FormData();
  form.append("file", file, file.name);
  return ask("/api/read", { method: "POST", body: form });
}

export const desk = () => ask("/api/desk");
export const drafts = () => ask("/api/drafts");
export const draft = (name) => ask(`/api/draft?document=${encodeURIComponent(name)}`);
export const forget = (name) => ask(`/api/draft?document=${encodeURIComponent(name)}`, { method: "DELETE" });
export const setAside = (review) => ask("/api/reviews", asJson(review));
export const takeBack = (name, fingerprint) =>
  ask(`/api/reviews?document=${encodeURIComponent(name)}&fingerprint=${encodeURIComponent(fingerprint)}`, {
    method: "DELETE",
  });
