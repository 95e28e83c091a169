/* Runs before anything is drawn, and before Material's own script: the faces are asked for, and the search waits until
   somebody searches. */
(function () {
  "use strict";
  const script = document.currentScript;
  const here = script.src;
  const onDisk = location.protocol === "file:";

  /* The two faces that every page shows are on their way while the style sheets still are; not on a disk, where no face
     may be asked for beforehand. */
  if (!onDisk) {
    for (const name of ["source-serif-4-latin-wght-normal", "source-sans-3-latin-wght-normal"]) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: new URL("../fonts/" + name + ".woff2", here).href });
      document.head.append(link);
    }
  }

  /* Material starts its search in a worker as soon as a page opens. Here a stand-in takes its place: it begins with the
     first message, which only comes once the index is there. The messages are Material's: setup 0, ready 1, query 2, result
     3. A site that has another engine names its script, and that answers the queries. */
  const Native = window.Worker;
  const engine = script.dataset.search || "";
  const explore = script.dataset.searchNext ? new URL(script.dataset.searchNext, location.href).href : "";

  function StandIn(url) {
    const box = document.createDocumentFragment(); /* the simplest thing that receives events */
    const tell = (data) => box.dispatchEvent(new MessageEvent("message", { data }));
    let real = null;
    let asked = 0;
    let ready = null;
    box.postMessage = function (message) {
      if (!engine) {
        if (!real) {
          real = new Native(url);
          real.addEventListener("message", (event) => tell(event.data));
        }
        real.postMessage(message);
      } else if (message.type === 0) {
        ready = load(engine).then(() => window.bfSearch(new URL("../../../", here).href, explore, script.dataset.searchKind));
        tell({ type: 1 });
      } else if (message.type === 2) {
        const number = (asked += 1);
        const stays = () => number === asked; /* or a later question was asked meanwhile */
        (ready || Promise.reject(new Error("no engine"))).then((search) => search(message.data, (data) => stays() && tell({ type: 3, data }), stays));
      }
    };
    box.terminate = () => real && real.terminate();
    return box;
  }

  function load(source) {
    return new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.src = source;
      element.onload = resolve;
      element.onerror = () => reject(new Error("could not load " + source));
      document.head.append(element);
    });
  }

  window.Worker = function (url, options) {
    return /\/workers\/search\.[^/]*$/.test(String(url)) ? StandIn(url) : new Native(url, options);
  };

  /* Material asks for the search index as soon as a page opens. Here the request waits until somebody turns to the search,
     so that who only reads does not load the whole library's words. On a disk the index is a script, which Material itself
     asks for no earlier. */
  if (onDisk) return;
  const { open, send } = XMLHttpRequest.prototype;
  const held = new WeakSet();
  const waiting = [];
  let wanted = /[?&][qh]=/.test(location.search); /* a link into the search, or to what it found */

  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    if (/\/search\/search_index\.json$/.test(String(address))) held.add(this);
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (wanted || !held.has(this)) return send.apply(this, body);
    waiting.push(() => send.apply(this, body));
    return undefined;
  };

  function want() {
    wanted = true;
    waiting.splice(0).forEach((go) => go());
  }
  const turns = (event) => event.target instanceof Element && event.target.closest('[data-md-component="search"], label[for="__search"], #__search');
  for (const name of ["focusin", "pointerdown", "change"]) document.addEventListener(name, (event) => { if (!wanted && turns(event)) want(); }, true);
})();
