/* A Worker for sites that are opened from a folder -> the search, where browsers start no worker.
 *
 * Pages with a file: address may not start a worker. A hidden frame runs the same script instead: it is given the few
 * names that a worker has (postMessage, importScripts), and messages are handed across as events. The file's name is
 * what MkDocs Material's offline plugin looks for before it asks a third party for a shim.
 */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function load(frame, url) {
    return new Promise(function (resolve, reject) {
      var script = frame.document.createElement("script");
      script.onload = resolve;
      script.onerror = function () { reject(new Error("could not load " + url)); };
      script.src = url;
      frame.document.head.appendChild(script);
    });
  }

  function FrameWorker(url) {
    var worker = document.createDocumentFragment(); // the simplest thing that receives events
    var element = document.createElement("iframe");
    element.hidden = true;
    element.title = "search";
    document.documentElement.appendChild(element);
    var frame = element.contentWindow;

    function hand(target, data) {
      setTimeout(function () { target.dispatchEvent(new MessageEvent("message", { data: data })); });
    }
    frame.postMessage = function (data) { hand(worker, data); };
    frame.importScripts = function () {
      return Array.prototype.reduce.call(arguments, function (before, next) {
        return before.then(function () { return load(frame, next); });
      }, Promise.resolve());
    };
    var ready = load(frame, new URL(url, location.href).href);
    worker.postMessage = function (data) { ready.then(function () { hand(frame, data); }); };
    worker.terminate = function () { element.remove(); };
    return worker;
  }

  window.IFrameWorker = window.Worker = FrameWorker;
})();
