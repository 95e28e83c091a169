/* Material asks for the search index as soon as a page opens. Here the request waits until somebody turns to the search,
   so that who only reads does not load the whole library's words. Runs before Material's own script. */
(function () {
  "use strict";
  if (location.protocol === "file:") return; /* there the index is a script, which nothing can hold back */
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
