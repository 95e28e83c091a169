/* What the other scripts of a page share: words, elements, a place on the screen, and when to begin.
   Each of them adds itself to `bf.starts`; the order in which they are loaded does not matter. */
(function () {
  "use strict";
  const bf = (window.bf = window.bf || {});
  let words = {};
  let voice = null;

  /* The JSON in an element; an empty object where there is none, or where it cannot be read. */
  bf.json = function (element) {
    try {
      return (element && JSON.parse(element.textContent)) || {};
    } catch (error) {
      return {};
    }
  };

  /* The page's word for `key`, else the English one. `{name}` in it is replaced by `values.name`. */
  bf.word = function (key, english, values) {
    const text = typeof words[key] === "string" ? words[key] : english;
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? String(values[name]) : whole;
    });
  };

  /* A number as the page's language writes it. */
  bf.number = function (value) {
    try {
      return value.toLocaleString(document.documentElement.lang || undefined);
    } catch (error) {
      return String(value);
    }
  };

  /* An element with attributes (null and false leave one out, true is an empty one) and children. */
  bf.make = function (name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /* Says something to those who listen to the page. */
  bf.say = function (text) {
    if (!voice || !voice.isConnected) {
      voice = bf.make("p", { role: "status", class: "bf-heard", "data-added": true, "data-search-exclude": true });
      (document.querySelector(".bf") || document.body).append(voice);
    }
    voice.textContent = "";
    window.setTimeout(() => { voice.textContent = text; }, 50); /* what does not change is not said */
  };

  /* Puts a fixed element beside a rectangle: below it if there is room, else above; never off the screen.
     Returns whether it leaves the rectangle free. `wide`: over the whole width, at the edge of the screen. */
  bf.place = function (element, at, wide) {
    const edge = 8;
    const root = document.documentElement;
    const width = root.clientWidth;
    const height = window.innerHeight;
    const style = element.style;
    style.position = "fixed";
    style.margin = "0";
    style.left = style.top = "0px";
    style.right = style.bottom = "auto";
    style.maxHeight = "none";
    style.width = wide ? width - 2 * edge + "px" : "";
    style.maxWidth = width - 2 * edge + "px";
    const above = at.top - 2 * edge;
    const below = height - at.bottom - 2 * edge;
    const box = element.getBoundingClientRect();
    const under = box.height <= below || below >= above;
    style.maxHeight = Math.max(96, Math.min(height - 2 * edge, under ? below : above)) + "px";
    const size = element.getBoundingClientRect(); /* it may be lower now */
    let left = getComputedStyle(element).direction === "rtl" ? at.right - size.width : at.left;
    left = Math.min(Math.max(edge, left), width - size.width - edge);
    let top = under ? at.bottom + 4 : at.top - size.height - 4;
    if (wide) top = under ? height - size.height - edge : edge;
    top = Math.min(Math.max(edge, top), height - size.height - edge);
    /* Where an ancestor is what "fixed" refers to, 0 is not the edge of the screen. */
    style.left = left - size.left + "px";
    style.top = top - size.top + "px";
  };

  let begun = false;
  function start() {
    words = bf.json(document.getElementById("bf-words"));
    for (const each of bf.starts || []) each();
  }
  function begin() {
    if (begun) return;
    begun = true;
    const pages = window.document$; /* Material's stream of pages, where its instant navigation swaps them */
    if (pages && typeof pages.subscribe === "function") pages.subscribe(start);
    else start();
  }
  if (document.readyState === "complete") window.setTimeout(begin, 0);
  else {
    document.addEventListener("DOMContentLoaded", begin);
    window.addEventListener("load", begin);
  }
})();
