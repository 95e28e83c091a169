/* Runs before anything is drawn, and before Material's own script. On a disk there is nothing to do: no face may be asked
   for beforehand there, and the index of the search is a script, which nothing can hold back. */
(function () {
  "use strict";
  if (location.protocol === "file:") return;

  /* The two faces that every page shows are on their way while the style sheets still are. */
  const here = document.currentScript.src;
  for (const name of ["source-serif-4-latin-wght-normal", "source-sans-3-latin-wght-normal"]) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: new URL("../fonts/" + name + ".woff2", here).href });
    document.head.append(link);
  }

  /* Material asks for the search index as soon as a page opens. Here the request waits until somebody turns to the search,
     so that who only reads does not load the whole library's words. */
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
