"use strict";
(() => {
  // The page that leads to others knows which of them has a claim, and sends a link on to it.
  const index = document.getElementById("index");
  const send = () => {
    if (!index || !location.hash.startsWith("#claim-")) return;
    const { pages, size, claims } = JSON.parse(index.textContent);
    const at = claims.split(" ").indexOf(location.hash.slice("#claim-".length));
    if (at >= 0) location.replace(pages[Math.floor(at / size)] + location.hash);
  };
  send();
  addEventListener("hashchange", send);

  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const words = document.getElementById("q");
  const tag = document.getElementById("tag");
  const source = document.getElementById("source");
  const only = document.getElementById("only");
  const sort = document.getElementById("sort");
  const opener = document.getElementById("open");
  const levels = [...form.querySelectorAll("[name=level]")];
  const count = document.getElementById("count");
  const clear = document.getElementById("clear");
  const none = document.getElementById("none");

  const fold = (text) => {
    const plain = /[^\x00-\x7f]/.test(text)
      ? text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"')
      : text;
    return plain.toLowerCase().replace(/\s+/g, " ").trim();
  };
  // A word is found from its beginning on; where a script has no spaces between words, anywhere.
  const joined = /[\p{L}\p{N}]/u;
  const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
  const goesOn = (sign) => joined.test(sign) && !spaceless.test(sign);
  const next = (text, word, from) => {
    let at = text.indexOf(word, from);
    if (goesOn(word[0])) while (at > 0 && goesOn(text[at - 1])) at = text.indexOf(word, at + 1);
    return at;
  };
  const split = (value) => value.split(" ").filter(Boolean);

  // What a claim is found by is gathered once; a key that is pressed then only compares strings.
  const claims = [];
  const batches = [...list.children].map((node) => {
    const batch = { node, shown: node.children.length, now: 0, size: node.children.length };
    for (const claim of node.children) {
      claims.push({
        node: claim,
        batch,
        level: claim.dataset.level,
        tags: split(claim.dataset.tags),
        sources: split(claim.dataset.sources),
        only: split(claim.dataset.only),
        place: claims.length,
        open: claim.firstElementChild,
        text: null,
        shown: true,
      });
    }
    return batch;
  });
  const gather = (claim) => {
    let text = "";
    for (const part of claim.node.querySelectorAll(".s")) text += part.textContent + "\n";
    claim.text = fold(text);
  };
  let gathered = 0;
  let later = 0;
  let waiting = 0;
  let arranged = "";
  const gatherFor = (milliseconds) => {
    const end = performance.now() + milliseconds;
    while (gathered < claims.length && performance.now() < end) {
      if (claims[gathered].text === null) gather(claims[gathered]);
      gathered += 1;
    }
    return gathered === claims.length;
  };
  const idle = window.requestIdleCallback || ((run) => setTimeout(() => run({ timeRemaining: () => 8 }), 30));
  const gatherWhenIdle = (deadline) => {
    if (!gatherFor(Math.min(deadline.timeRemaining() - 1, 12))) idle(gatherWhenIdle);
  };

  const number = new Intl.NumberFormat("en").format;
  const apply = () => {
    const asked = fold(words.value).split(" ").filter(Boolean);
    clearTimeout(waiting);
    if (asked.length && !gatherFor(20)) {
      waiting = setTimeout(apply); // so that a key is never waited for
      return;
    }
    const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
    const inTag = tag ? tag.value : "";
    const inSource = source ? source.value : "";
    const isOnly = only.value;
    let found = 0;
    for (const batch of batches) batch.now = 0;
    for (const claim of claims) {
      const fits =
        (!wanted.size || wanted.has(claim.level)) &&
        (!inTag || claim.tags.includes(inTag)) &&
        (!inSource || claim.sources.includes(inSource)) &&
        (!isOnly || claim.only.includes(isOnly)) &&
        asked.every((word) => next(claim.text, word, 0) >= 0);
      if (fits) {
        found += 1;
        claim.batch.now += 1;
      }
      if (fits !== claim.shown) claim.node.hidden = !(claim.shown = fits);
    }
    for (const { node, shown, now } of batches) {
      if (shown === now) continue;
      node.hidden = now === 0;
      node.style.containIntrinsicBlockSize = `${now * 3.2}rem`;
    }
    for (const batch of batches) batch.shown = batch.now;
    const all = claims.length;
    count.textContent = found === all
      ? `${number(all)} ${all === 1 ? "claim" : "claims"}`
      : `${number(found)} of ${number(all)} claims`;
    clear.hidden = !(asked.length || wanted.size || inTag || inSource || isOnly);
    none.hidden = found > 0 || all === 0;
    clearTimeout(later);
    later = setTimeout(mark, 100, asked);
  };

  const ranks = { verified: 0, directional: 1, unsupported: 2 };
  const orders = {
    level: (one, other) => ranks[one.level] - ranks[other.level],
    weak: (one, other) => ranks[other.level] - ranks[one.level],
    only: (one, other) => other.only.length - one.only.length,
    text: (one, other) => one.title.localeCompare(other.title),
  };
  const arrange = () => {
    if (sort.value === arranged) return;
    arranged = sort.value;
    if (arranged === "text") for (const claim of claims) claim.title ??= claim.node.querySelector("h3").textContent;
    const order = orders[arranged];
    claims.sort((one, other) => (order ? order(one, other) : 0) || one.place - other.place);
    const size = Math.max(...batches.map((batch) => batch.size));
    batches.forEach((batch, at) => {
      const here = claims.slice(at * size, (at + 1) * size);
      for (const claim of here) claim.batch = batch;
      batch.node.append(...here.map((claim) => claim.node));
      batch.shown = -1;
    });
    gathered = 0;
  };

  // Hits are marked without a change of the page, where a browser can: in what is open, first ones first.
  const marks = window.Highlight && CSS.highlights ? new Highlight() : null;
  if (marks) CSS.highlights.set("found", marks);
  const alike = (text) => {
    if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase();
    const signs = [...text].map((sign) => fold(sign)[0] || sign);
    return signs.length === text.length ? signs.join("") : text;
  };
  const mark = (asked) => {
    if (!marks) return;
    marks.clear();
    if (!asked.length) return;
    let left = 500;
    for (const claim of claims) {
      if (!claim.shown || left <= 0) continue;
      const within = claim.open.open ? claim.node.querySelectorAll(".s") : [claim.node.querySelector("h3")];
      for (const part of within) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = alike(node.data);
          for (const word of asked) {
            for (let at = next(text, word, 0); at >= 0 && left-- > 0; at = next(text, word, at + word.length)) {
              const range = new Range();
              range.setStart(node, at);
              range.setEnd(node, at + word.length);
              marks.add(range);
            }
          }
        }
      }
    }
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    words.value = asked.get("q") || "";
    const wanted = asked.getAll("level");
    for (const box of levels) box.checked = wanted.includes(box.value);
    for (const [pick, name] of [[tag, "tag"], [source, "source"], [only, "only"], [sort, "sort"]]) {
      if (!pick) continue;
      pick.value = asked.get(name) || "";
      if (pick.selectedIndex < 0) pick.value = "";
    }
    arrange();
    apply();
  };
  const write = () => {
    const asked = new URLSearchParams();
    if (words.value.trim()) asked.set("q", words.value.trim());
    for (const box of levels) if (box.checked) asked.append("level", box.value);
    if (tag && tag.value) asked.set("tag", tag.value);
    if (source && source.value) asked.set("source", source.value);
    if (only.value) asked.set("only", only.value);
    if (sort.value) asked.set("sort", sort.value);
    const query = asked.toString();
    try {
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    } catch {
      // A frame without an origin cannot name its view; filters work all the same.
    }
  };
  let writing = 0;
  const changed = () => {
    arrange();
    apply();
    clearTimeout(writing);
    writing = setTimeout(write, 150);
  };
  // What was skipped gets its real height on the way, so the place is looked up for a few frames.
  const settle = (target, frames) => {
    target.scrollIntoView();
    if (frames) requestAnimationFrame(() => settle(target, frames - 1));
  };
  let isReload = performance.getEntriesByType("navigation")[0]?.type === "reload"; // it stays where it was
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1)); // ids are plain: a-z, 0-9, -
    if (!target) return;
    if (target.hidden) {
      form.reset();
      arrange();
      apply();
      write();
    }
    const closed = target.querySelector(":scope > details:not([open])");
    if (closed) closed.open = true;
    if (!isReload) settle(target, 6);
  };

  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed)); // after the fields are empty
  clear.addEventListener("click", () => words.focus());
  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && words.value) {
      event.preventDefault();
      words.value = "";
      changed();
    }
  });
  opener.addEventListener("click", () => {
    const shown = claims.filter((claim) => claim.shown);
    const open = !shown.every((claim) => claim.open.open);
    const sources = document.querySelectorAll(".source > details");
    for (const each of [...shown.map((claim) => claim.open), ...sources]) each.open = open;
    opener.textContent = open ? "Close all" : "Open all";
  });
  list.addEventListener("toggle", () => {
    clearTimeout(later);
    later = setTimeout(mark, 100, fold(words.value).split(" ").filter(Boolean));
  }, true);
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal(); // no hashchange tells of it
  });
  addEventListener("hashchange", reveal);
  addEventListener("pagehide", () => {
    clearTimeout(writing);
    write();
  });
  addEventListener("popstate", read);
  form.hidden = false;
  read();
  reveal();
  isReload = false;
  idle(gatherWhenIdle);
})();
