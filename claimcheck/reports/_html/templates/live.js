(() => {
  const shown = document.body.dataset.live;
  const lost = document.getElementById("live");
  const events = new EventSource("/events");

  // What is open, and how far the page is scrolled, outlasts the page; a page that shows only why
  // the registry cannot be read passes it on.
  const list = document.getElementById("list");
  const keep = () => {
    if (!list) return;
    const open = document.querySelectorAll("article > details[open]");
    const view = { open: [...open].map((each) => each.parentElement.id), top: scrollY };
    sessionStorage.setItem("view", JSON.stringify(view));
  };
  const kept = list && sessionStorage.getItem("view");
  if (kept) {
    sessionStorage.removeItem("view");
    const { open, top } = JSON.parse(kept);
    for (const id of open) {
      const row = document.getElementById(id)?.querySelector(":scope > details");
      if (row) row.open = true;
    }
    history.scrollRestoration = "manual"; // the browser knows of the page in between
    addEventListener("load", () =>
      setTimeout(() => {
        scrollTo(0, top);
        history.scrollRestoration = "auto";
      }),
    );
  }

  events.addEventListener("message", (event) => {
    lost.hidden = true;
    if (event.data === shown) return;
    keep();
    location.reload();
  });
  events.addEventListener("error", () => {
    lost.hidden = false;
  });
  addEventListener("pagehide", () => events.close());
})();
