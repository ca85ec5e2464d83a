"use strict";
(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const words = document.getElementById("q");
  const tag = document.getElementById("tag");
  const source = document.getElementById("source");
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
  const split = (value) => value.split(" ").filter(Boolean);

  // What a claim is found by is gathered once; a key that is pressed then only compares strings.
  const claims = [];
  const batches = [...list.children].map((node) => {
    const batch = { node, shown: node.children.length, now: 0 };
    for (const claim of node.children) {
      claims.push({
        node: claim,
        batch,
        level: claim.dataset.level,
        tags: split(claim.dataset.tags),
        sources: split(claim.dataset.sources),
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
  const gatherUntil = (late) => {
    while (gathered < claims.length && !late()) gather(claims[gathered++]);
  };
  const idle = window.requestIdleCallback || ((run) => setTimeout(() => run({ timeRemaining: () => 8 }), 30));
  const gatherWhenIdle = (deadline) => {
    const begin = performance.now();
    gatherUntil(() => deadline.timeRemaining() < 1 || performance.now() - begin > 12);
    if (gathered < claims.length) idle(gatherWhenIdle);
  };

  const number = new Intl.NumberFormat("en").format;
  const apply = () => {
    const asked = fold(words.value).split(" ").filter(Boolean);
    if (asked.length) gatherUntil(() => false);
    const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
    const inTag = tag ? tag.value : "";
    const inSource = source ? source.value : "";
    let found = 0;
    for (const batch of batches) batch.now = 0;
    for (const claim of claims) {
      const fits =
        (!wanted.size || wanted.has(claim.level)) &&
        (!inTag || claim.tags.includes(inTag)) &&
        (!inSource || claim.sources.includes(inSource)) &&
        asked.every((word) => claim.text.includes(word));
      if (fits) {
        found += 1;
        claim.batch.now += 1;
      }
      if (fits !== claim.shown) claim.node.hidden = !(claim.shown = fits);
    }
    for (const { node, shown, now } of batches) {
      if (shown === now) continue;
      node.hidden = now === 0;
      node.style.containIntrinsicBlockSize = `${now * 22}rem`;
    }
    for (const batch of batches) batch.shown = batch.now;
    const all = claims.length;
    count.textContent = found === all
      ? `${number(all)} ${all === 1 ? "claim" : "claims"}`
      : `${number(found)} of ${number(all)} claims`;
    clear.hidden = !(asked.length || wanted.size || inTag || inSource);
    none.hidden = found > 0 || all === 0;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    words.value = asked.get("q") || "";
    const wanted = asked.getAll("level");
    for (const box of levels) box.checked = wanted.includes(box.value);
    for (const [pick, name] of [[tag, "tag"], [source, "source"]]) {
      if (!pick) continue;
      pick.value = asked.get(name) || "";
      if (pick.selectedIndex < 0) pick.value = "";
    }
    apply();
  };
  const write = () => {
    const asked = new URLSearchParams();
    if (words.value.trim()) asked.set("q", words.value.trim());
    for (const box of levels) if (box.checked) asked.append("level", box.value);
    if (tag && tag.value) asked.set("tag", tag.value);
    if (source && source.value) asked.set("source", source.value);
    const query = asked.toString();
    try {
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    } catch {
      // A frame without an origin cannot name its view; filters work all the same.
    }
  };
  let waiting = 0;
  const changed = () => {
    apply();
    clearTimeout(waiting);
    waiting = setTimeout(write, 150);
  };
  // What was skipped gets its real height on the way, so the place is looked up for a few frames.
  const settle = (target, frames) => {
    target.scrollIntoView();
    if (frames) requestAnimationFrame(() => settle(target, frames - 1));
  };
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1)); // ids are plain: a-z, 0-9, -
    if (!target) return;
    if (target.hidden) {
      form.reset();
      apply();
      write();
    }
    settle(target, 6);
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
  addEventListener("hashchange", reveal);
  addEventListener("pagehide", () => {
    clearTimeout(waiting);
    write();
  });
  addEventListener("popstate", read);
  form.hidden = false;
  read();
  reveal();
  idle(gatherWhenIdle);
})();
