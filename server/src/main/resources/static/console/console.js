// Tells the page's parts when something changed; each then asks the server again. At most once in a while per kind.
(() => {
  "use strict";
  const kinds = ["incident", "campaign", "warning", "rejected", "source", "action", "passage"];
  const pause = 1500;

  function listen(path) {
    const waiting = new Set();
    const source = new EventSource(path);
    const root = document.documentElement;
    source.addEventListener("ready", () => root.setAttribute("data-live", "on"));
    source.onerror = () => root.setAttribute("data-live", "off");
    for (const kind of kinds) {
      source.addEventListener(kind, () => {
        if (!waiting.has(kind)) {
          waiting.add(kind);
          setTimeout(() => {
            waiting.delete(kind);
            if (!busy()) {
              document.body.dispatchEvent(new CustomEvent("live-" + kind));
            }
          }, pause);
        }
      });
    }
    window.addEventListener("pagehide", () => source.close());
  }

  // Replacing a part would close what somebody has just opened to read, and lose what they ticked or typed.
  function busy() {
    const typing = document.activeElement?.matches("main section :is(input:not([type=checkbox]), select, textarea)") ?? false;
    return typing || document.querySelector("main details[open], main input[type=checkbox]:checked") !== null;
  }

  const path = document.body.dataset.live;
  if (path) {
    listen(path);
  }
  document.addEventListener("click", event => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) {
        menu.removeAttribute("open");
      }
    }
  });
})();
