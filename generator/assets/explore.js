/* Loads what the page Explore runs on, when that page is opened and at no other time. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  const here = document.currentScript.src;
  let loaded = null;

  bf.load = function (source) {
    return new Promise(function (resolve, reject) {
      const script = bf.make("script", { src: source });
      script.onload = resolve;
      script.onerror = () => reject(new Error("could not load " + source));
      document.head.append(script);
    });
  };

  (bf.starts = bf.starts || []).push(function () {
    const page = document.querySelector("[data-explore]");
    if (!page || page.dataset.explore === "begun") return;
    page.dataset.explore = "begun";
    const load = (name) => bf.load(new URL(name + ".js", here).href);
    loaded = loaded || load("head/words").then(() => Promise.all(["records", "facets", "hits", "page"].map((name) => load("explore/" + name))));
    loaded.then(() => bf.explore.open(page)).catch(function () {
      loaded = null;
      page.classList.add("is-failed"); /* and the tables are shown instead */
    });
  });
})();
