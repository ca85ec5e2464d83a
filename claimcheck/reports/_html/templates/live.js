(() => {
  const shown = document.body.dataset.live;
  const lost = document.getElementById("live");
  const events = new EventSource("/events");
  events.addEventListener("message", (event) => {
    lost.hidden = true;
    if (event.data !== shown) location.reload();
  });
  events.addEventListener("error", () => {
    lost.hidden = false;
  });
  addEventListener("pagehide", () => events.close());
})();
