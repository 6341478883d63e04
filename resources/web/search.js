// The search. Its index was made with the pages and is loaded, as a script, when somebody goes to the field.
(function () {
  "use strict";
  const SHOWN = 30;
  const BOOST = { title: 6, summary: 3, words: 2.5, headings: 2, body: 1 };
  const SMALL_WORDS = new Set(("a an and are as at be by can do for from has have how i in is it my of on or our that the their"
    + " there they this to was we what when where which who why with you your").split(" "));
  const root = document.documentElement.dataset.root;
  const form = document.getElementById("search");
  const field = document.getElementById("q");
  const page = document.getElementById("page");
  const panel = document.getElementById("results");
  const list = document.getElementById("results-list");
  const count = document.getElementById("results-count");
  const narrow = document.getElementById("results-narrow");
  const more = document.getElementById("results-more");

  let library = null, engine = null, texts = null, loading = null, vocabulary = [], known = new Set();
  let longest = 1;
  const meanings = new Map();
  let only = -1, room = SHOWN, found = [];

  // --- words, split as `export/site_search.py` does

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  // --- loading

  function script(name) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = `${root}parts/${name}`;
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  }

  // From the short form of `export/site_search.py` to MiniSearch's own.
  function engineOf({ fields, lengths, words }) {
    const index = words.map(([word, ...parts]) => {
      const data = {};
      for (let part = 0; part < parts.length; part += 2) {
        const found = {};
        let number = -1;
        for (const code of parts[part + 1]) {
          number += Math.floor(code / 10);
          found[number] = code % 10;
        }
        data[parts[part]] = found;
      }
      return [word, data];
    });
    const count = lengths.length;
    return MiniSearch.loadJS({
      index, documentCount: count, nextId: count, dirtCount: 0, serializationVersion: 2, storedFields: {},
      documentIds: Object.fromEntries(lengths.map((_, number) => [number, number])),
      fieldIds: Object.fromEntries(fields.map((name, place) => [name, place])),
      fieldLength: Object.fromEntries(lengths.map((of, number) => [number, { ...of }])),
      averageFieldLength: fields.map((_, place) => lengths.reduce((sum, of) => sum + of[place], 0) / count),
    }, { fields, tokenize: wordsOf, processTerm: (word) => word });
  }

  function load() {
    loading ||= Promise.all([script("minisearch.js"), script("search-index.js")]).then(() => {
      library = self.hubdeskIndex;
      engine = engineOf(library.index);
      vocabulary = library.index.words.map(([word]) => word);
      known = new Set(vocabulary);
      readMeanings(library.synonyms);
      library.index = null;
      loadTexts();
    });
    return loading;
  }

  // The lines under the titles come from the texts; a browser that cannot unpack them shows the summaries.
  async function loadTexts() {
    if (!self.DecompressionStream) return;
    await script("search-texts.js");
    const bytes = Uint8Array.from(atob(self.hubdeskTexts), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    texts = JSON.parse(await new Response(stream).text());
    self.hubdeskTexts = null;
    [...list.children].forEach((item, number) => fillLine(item.querySelector(".line"), found[number]));
  }

  // --- asking

  function stemOf(word) {
    for (const [ending, least] of [["ings", 4], ["ing", 3], ["ies", 3], ["ied", 3], ["ed", 3], ["es", 3], ["s", 3]]) {
      if (word.endsWith(ending) && word.length - ending.length >= least) return word.slice(0, -ending.length);
    }
    return word;
  }

  // Whether some word of the library begins like this.
  function begins(start) {
    let low = 0, high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low < vocabulary.length && vocabulary[low].startsWith(start);
  }

  const isKnown = (word) => known.has(word);

  // What to ask for a word that the library has: as it is, as a beginning, and in its other forms.
  function formsOf(word, isLast) {
    const queries = [{ queries: [word], prefix: word.length > 3 || (isLast && (word.length > 2 || !isKnown(word))) }];
    const stem = stemOf(word);
    if (stem !== word) queries.push({ queries: [stem], prefix: true, boostTerm: () => 0.6 });
    return { combineWith: "OR", queries };
  }

  // What was meant by a word that it has not: two words written as one, two letters changed over, a slip of the pen.
  function meantBy(word) {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every(isKnown)) return { combineWith: "AND", queries: parts };
    }
    const swapped = [...word].slice(1).map((_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)).filter(isKnown);
    if (swapped.length) return { combineWith: "OR", queries: swapped };
    for (const slips of word.length < 5 ? [] : word.length < 7 ? [1] : [1, 2]) {
      const query = { queries: [word], fuzzy: slips, prefix: true };
      if (engine.search(query).length) return query;
    }
    return null;
  }

  // --- other words for the same, as the library's authors have listed them

  const keyOf = (words) => words.map(stemOf).join(" ");

  // Whether the library has these words, and they say enough when they stand apart: "picked on" does not.
  function isTelling(words) {
    if (words.length === 1) return begins(stemOf(words[0]));
    return words.every(isKnown) && words.filter((word) => !SMALL_WORDS.has(word)).length > 1;
  }

  function readMeanings(rows) {
    for (const row of rows) {
      const phrases = row.map(wordsOf).filter((words) => words.length);
      for (const words of phrases) {
        const others = phrases.filter((other) => other !== words && isTelling(other));
        const key = keyOf(words);
        longest = Math.max(longest, words.length);
        meanings.set(key, [...(meanings.get(key) || []), ...others]);
      }
    }
  }

  // Cut what was typed into words, and into phrases that have other words for them.
  function partsOf(words) {
    const parts = [];
    for (let at = 0; at < words.length;) {
      let length = Math.min(longest, words.length - at);
      while (length > 1 && !meanings.has(keyOf(words.slice(at, at + length)))) length -= 1;
      const own = words.slice(at, at + Math.max(1, length));
      parts.push({ words: own, others: meanings.get(keyOf(own)) || [] });
      at += own.length;
    }
    const telling = parts.filter(({ words: own, others }) => own.length > 1 || others.length || !SMALL_WORDS.has(own[0]));
    return telling.length ? telling : parts;
  }

  // Look for all words, each in its ways; if no entry has all of them, for any.
  function ask(typed) {
    const isOpen = /[\p{L}\p{N}]$/u.test(typed);
    const parts = partsOf(wordsOf(typed));
    const unknown = [];
    const asked = parts.map(({ words, others }, number) => {
      const isLast = isOpen && number === parts.length - 1;
      const hasAll = words.every((word) => isKnown(word) || (begins(word) && (word.length > 2 || (isLast && !others.length)))
        || (stemOf(word) !== word && begins(stemOf(word))));
      const queries = others.map((other) => ({
        combineWith: "AND", boostTerm: () => 0.7, queries: other.length > 1 ? other : [formsOf(other[0], false)],
      }));
      if (hasAll) queries.unshift({ combineWith: "AND", queries: words.map((word) => formsOf(word, isLast)) });
      else if (!others.length) {
        unknown.push(words[0]);
        const meant = meantBy(words[0]);
        if (meant) queries.push(meant);
      }
      return queries.length ? { combineWith: "OR", queries } : null;
    });
    const found = asked.filter(Boolean);
    const search = (combineWith) => engine.search({ combineWith, queries: found }, { boost: BOOST, weights: { fuzzy: 0.2, prefix: 0.6 } });
    let hits = found.length === asked.length ? search("AND") : [];
    const isLoose = !hits.length && asked.length > 1 && found.length > 0;
    if (isLoose) hits = search("OR");
    const also = parts.flatMap(({ others }) => others.slice(0, 3).map((words) => words.join(" ")));
    return { hits, isLoose: isLoose && hits.length > 0, unknown, also, words: parts.flatMap(({ words }) => words) };
  }

  // --- showing

  // Put words into an element, those that were found marked. Text is only ever added as text.
  function marked(element, text, terms) {
    let from = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (!terms.has(fold(match[0]))) continue;
      element.append(text.slice(from, match.index));
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      element.append(mark);
      from = match.index + match[0].length;
    }
    element.append(text.slice(from));
    return element;
  }

  // The line of an entry that says most of what was looked for; the summary if it says as much.
  function lineOf(number, terms) {
    const summary = library.entries[number][1];
    let best = summary, most = new Set(wordsOf(summary).filter((word) => terms.has(word))).size;
    if (texts) {
      for (const line of texts[number].split("\n")) {
        const said = new Set(wordsOf(line).filter((word) => terms.has(word))).size;
        if (said > most) { best = line; most = said; }
      }
    }
    if (best.length <= 230) return best;
    const first = [...best.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].find((match) => terms.has(fold(match[0])));
    const start = Math.max(0, (first ? first.index : 0) - 80);
    const begin = start ? best.indexOf(" ", start) + 1 : 0;
    const end = best.indexOf(" ", begin + 210);
    return (begin ? "… " : "") + best.slice(begin, end < 0 ? undefined : end) + (end < 0 ? "" : " …");
  }

  function make(name, look, text) {
    const element = document.createElement(name);
    if (look) element.className = look;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function fillLine(element, hit) {
    const terms = new Set(hit.terms);
    element.replaceChildren();
    return marked(element, lineOf(hit.id, terms), terms);
  }

  function row(hit) {
    const [title, , href, partnership, themes] = library.entries[hit.id];
    const terms = new Set(hit.terms);
    const link = make("a");
    link.href = root + href;
    const where = [library.partnerships[partnership], ...themes.map((theme) => library.themes[theme])].filter(Boolean);
    link.append(marked(make("b"), title, terms), marked(make("span", "where"), where.join(" · "), terms), fillLine(make("span", "line"), hit));
    const item = make("li");
    item.append(link);
    return item;
  }

  function say(answer, shown) {
    const entries = (number) => `${number.toLocaleString("en")} ${number === 1 ? "entry" : "entries"}`;
    const typed = field.value.trim();
    if (!answer.hits.length) {
      count.textContent = `Nothing found for “${typed}”. Try another word, or fewer words.`;
      return;
    }
    const parts = [];
    if (answer.isLoose) parts.push("No entry has all of these words; these have some.");
    else if (answer.unknown.length) {
      const typedWell = answer.words.filter((word) => !answer.unknown.includes(word)).map(stemOf);
      const near = [...new Set(answer.hits.slice(0, 5).flatMap((hit) => hit.terms))]
        .filter((term) => !typedWell.some((start) => term.startsWith(start)));
      parts.push(`No entry has “${answer.unknown.join("”, “")}”, so this was looked for: ${near.slice(0, 3).join(", ")}.`);
    }
    if (answer.also.length) parts.push(`Also looked for: ${[...new Set(answer.also)].slice(0, 4).join(", ")}.`);
    parts.push(`${entries(shown)} for “${typed}”.`);
    count.textContent = parts.join(" ");
  }

  function show() {
    const answer = ask(field.value.trim());
    const counts = new Map();
    for (const hit of answer.hits) {
      const partnership = library.entries[hit.id][3];
      counts.set(partnership, (counts.get(partnership) || 0) + 1);
    }
    if (!counts.has(only)) only = -1;
    found = only < 0 ? answer.hits : answer.hits.filter((hit) => library.entries[hit.id][3] === only);
    say(answer, found.length);
    narrow.replaceChildren();
    if (counts.size > 1) {
      const places = [...counts].filter(([place]) => place >= 0).sort((one, other) => one[0] - other[0]);
      narrow.append(chip("Everywhere", -1), ...places.map(([place, number]) => chip(`${library.partnerships[place]} ${number}`, place)));
    }
    list.replaceChildren(...found.slice(0, room).map(row));
    more.replaceChildren();
    if (found.length > room) {
      const button = make("button", "", `Show ${Math.min(SHOWN, found.length - room)} more`);
      button.type = "button";
      button.addEventListener("click", () => {
        const next = room;
        room += SHOWN;
        show();
        list.children[next]?.firstElementChild.focus();
      });
      more.append(button);
    }
  }

  function chip(words, place) {
    const button = make("button", "", words);
    button.type = "button";
    button.setAttribute("aria-pressed", String(place === only));
    button.addEventListener("click", () => {
      only = place;
      room = SHOWN;
      show();
      [...narrow.children].find((one) => one.getAttribute("aria-pressed") === "true")?.focus();
    });
    return button;
  }

  function isOpen(is) {
    panel.hidden = !is;
    page.hidden = is;
  }

  // The words stand behind the address, so that Back leads from an entry to the results that it was found in.
  function remember(words) {
    try {
      const address = words ? `#q=${encodeURIComponent(words)}` : location.pathname + location.search;
      history.replaceState(null, "", address);
    } catch (_) { /* a browser that does not let pages on a stick do so */ }
  }

  function update() {
    room = SHOWN;
    const typed = field.value.trim();
    remember(typed);
    if (!wordsOf(typed).length) {
      isOpen(false);
      return;
    }
    if (!engine) {
      isOpen(true);
      count.textContent = "Opening the search …";
      load().then(update, () => { count.textContent = "The search could not be opened: a file of this copy is missing."; });
      return;
    }
    if (panel.hidden) scrollTo(0, 0);
    isOpen(true);
    show();
  }

  // --- keys

  function leave() {
    field.value = "";
    update();
    field.focus();
  }

  function step(by) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement) + by;
    if (at < 0) field.focus();
    else links[Math.min(at, links.length - 1)]?.focus();
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = /^(input|textarea|select)$/i.test(document.activeElement?.tagName || "");
    if ((event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey)
      || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && (!panel.hidden || document.activeElement === field)) {
      event.preventDefault();
      leave();
    } else if (!panel.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")
      && (document.activeElement === field || list.contains(document.activeElement))) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", update);
  form.hidden = false;

  function fromAddress() {
    const asked = /^#q=(.*)$/.exec(location.hash);
    if (!asked) return;
    field.value = decodeURIComponent(asked[1]);
    update();
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
