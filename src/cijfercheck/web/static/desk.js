// What stands beside the draft: sources and reference files, of the server and of this editor.

import * as service from "./service.js";
import { make, say } from "./words.js";

export class Desk {
  constructor(changed, refused) {
    this.sources = []; // articles, as /api/read gave them
    this.references = []; // { name, data } with the bytes in Base64
    this.ofServer = { sources: [], datasets: [] };
    this.changed = changed;
    this.refused = refused;
    this.load();
  }

  async load() {
    try {
      this.ofServer = await service.desk();
    } catch (error) {
      this.refused(error);
    }
    this.show();
    this.changed();
  }

  // All sources with the name by which a report calls them.
  get allSources() {
    return [...this.ofServer.sources, ...this.sources].map((article) => ({ ...article, shortName: article.id.split(/[\\/]/).at(-1) }));
  }

  // The part of a request that tells what to compare with.
  get beside() {
    return { sources: this.sources.map((article) => ({ name: article.id, article })), references: this.references };
  }

  save() {
    return JSON.stringify({ sources: this.sources, references: this.references });
  }

  restore(text) {
    const { sources = [], references = [] } = text ? JSON.parse(text) : {};
    this.sources = sources;
    this.references = references;
    this.show();
  }

  // Files that were dropped beside the draft: figures or sources, by their end; JSON by what is in it, since ninjs is JSON too.
  async add(files) {
    for (const file of files) {
      const isFigures = /\.(ya?ml|csv|xlsx)$/i.test(file.name) || (/\.json$/i.test(file.name) && /"figures"\s*:/.test(await file.text()));
      await (isFigures ? this.addReferences([file]) : this.addSources([file]));
    }
  }

  async addSources(files) {
    for (const file of files) {
      try {
        this.place(await service.read(file));
      } catch (error) {
        this.refused(error);
      }
    }
  }

  async addReferences(files) {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let signs = "";
      for (let at = 0; at < bytes.length; at += 0x8000) signs += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      this.references = [...this.references.filter((one) => one.name !== file.name), { name: file.name, data: btoa(signs) }];
    }
    this.show();
    this.changed();
  }

  async addPasted(text) {
    const name = say("pasted_name", { number: this.sources.length + 1 });
    await this.addSources([new File([text], `${name}.txt`)]);
  }

  place(article) {
    this.sources = [...this.sources.filter((one) => one.id !== article.id), article];
    this.show();
    this.changed();
  }

  show() {
    const own = (list, name) =>
      this[list].map((one) =>
        make(
          "li",
          {},
          make("span", {}, name(one)),
          make(
            "button",
            {
              type: "button",
              class: "close",
              "aria-label": say("remove", { name: name(one) }),
              onclick: () => {
                this[list] = this[list].filter((other) => other !== one);
                this.show();
                this.changed();
              },
            },
            "×",
          ),
        ),
      );
    const served = (name) => make("li", {}, make("span", {}, name, " ", make("small", {}, say("of_server"))));
    const fill = (id, items) =>
      document.getElementById(id).replaceChildren(...(items.length ? items : [make("li", { class: "hint" }, say("none_added"))]));
    fill("sources", [...this.ofServer.sources.map((one) => served(one.id)), ...own("sources", (one) => one.id)]);
    fill("references", [...this.ofServer.datasets.map((one) => served(one.dataset)), ...own("references", (one) => one.name)]);
  }
}
