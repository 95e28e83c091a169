/* Zoom and pan for maps: svg.bf-map -> the same with buttons, wheel with ctrl, drag, pinch and keys. Without this the map stands still. */
(function () {
  "use strict";
  var MOST = 8;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  function enhance(svg) {
    if (svg.dataset.zoom) return;
    svg.dataset.zoom = "1";
    var whole = svg.viewBox.baseVal, W = whole.width, H = whole.height;
    var now = { x: 0, y: 0, k: 1 }, points = new Map(), frame = 0, moved = 0;
    var tools = document.createElement("div"), label = svg.dataset;
    tools.className = "bf-zoom";
    tools.setAttribute("role", "group");
    [["+", label.zoomIn || "Zoom in", function () { zoom(1.5); }],
     ["\u2212", label.zoomOut || "Zoom out", function () { zoom(1 / 1.5); }],
     ["\u25a1", label.zoomReset || "Whole map", function () { go({ x: 0, y: 0, k: 1 }); }]
    ].forEach(function (tool) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = tool[0];
      button.setAttribute("aria-label", tool[1]);
      button.title = tool[1];
      button.addEventListener("click", tool[2]);
      tools.appendChild(button);
    });
    var box = document.createElement("div");
    box.className = "bf-zoom__box";
    svg.parentNode.insertBefore(box, svg);
    tools.dataset.added = "";
    box.append(svg, tools);
    svg.setAttribute("tabindex", "0");

    function within(v) {
      var k = Math.min(MOST, Math.max(1, v.k));
      return { k: k, x: Math.min(W - W / k, Math.max(0, v.x)), y: Math.min(H - H / k, Math.max(0, v.y)) };
    }
    function show(v) {
      now = v;
      svg.setAttribute("viewBox", [v.x, v.y, W / v.k, H / v.k].join(" "));
      svg.classList.toggle("is-near", v.k > 1);
      tools.children[0].disabled = v.k >= MOST;
      tools.children[1].disabled = tools.children[2].disabled = v.k <= 1;
    }
    function go(target) {
      var to = within(target), from = now, start = 0;
      cancelAnimationFrame(frame);
      if (calm.matches) return show(to);
      frame = requestAnimationFrame(function step(time) {
        start = start || time;
        var t = Math.min(1, (time - start) / 160);
        show({ k: from.k + (to.k - from.k) * t, x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
        if (t < 1) frame = requestAnimationFrame(step);
      });
    }
    function at(x, y) {
      var r = svg.getBoundingClientRect();
      return { x: now.x + (x - r.left) / r.width * W / now.k, y: now.y + (y - r.top) / r.height * H / now.k };
    }
    function zoomed(factor, p) {
      var k = Math.min(MOST, Math.max(1, now.k * factor)), f = now.k / k;
      return within({ k: k, x: p.x - (p.x - now.x) * f, y: p.y - (p.y - now.y) * f });
    }
    function zoom(factor) {
      go(zoomed(factor, { x: now.x + W / now.k / 2, y: now.y + H / now.k / 2 }));
    }
    function pan(dx, dy) {
      var r = svg.getBoundingClientRect();
      show(within({ k: now.k, x: now.x - dx / r.width * W / now.k, y: now.y - dy / r.height * H / now.k }));
    }

    svg.addEventListener("wheel", function (e) {
      if (!e.ctrlKey && !e.metaKey) return;
      e.preventDefault();
      cancelAnimationFrame(frame);
      show(zoomed(Math.exp(-e.deltaY / 200), at(e.clientX, e.clientY)));
    }, { passive: false });
    svg.addEventListener("keydown", function (e) {
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      var s = 0.2 / now.k, way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
      if (e.key === "+" || e.key === "=") zoom(1.5);
      else if (e.key === "-") zoom(1 / 1.5);
      else if (e.key === "0") go({ x: 0, y: 0, k: 1 });
      else if (way && now.k > 1) go({ k: now.k, x: now.x + way[0] * W * s, y: now.y + way[1] * H * s });
      else return;
      e.preventDefault();
    });
    svg.addEventListener("pointerdown", function (e) {
      points.set(e.pointerId, { x: e.clientX, y: e.clientY });
      if (points.size === 1) moved = 0;
    });
    window.addEventListener("pointermove", function (e) {
      var old = points.get(e.pointerId);
      if (!old) return;
      var fresh = { x: e.clientX, y: e.clientY };
      points.set(e.pointerId, fresh);
      moved += Math.abs(fresh.x - old.x) + Math.abs(fresh.y - old.y);
      if (points.size === 1) {
        if (now.k > 1) pan(fresh.x - old.x, fresh.y - old.y);
      } else if (points.size === 2) {
        var ids = Array.from(points.keys()), other = points.get(ids[0] === e.pointerId ? ids[1] : ids[0]);
        var before = Math.hypot(old.x - other.x, old.y - other.y), after = Math.hypot(fresh.x - other.x, fresh.y - other.y);
        if (before > 0) show(zoomed(after / before, at((fresh.x + other.x) / 2, (fresh.y + other.y) / 2)));
      }
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      window.addEventListener(name, function (e) { points.delete(e.pointerId); });
    });
    svg.addEventListener("dragstart", function (e) { e.preventDefault(); });
    svg.addEventListener("click", function (e) { if (moved > 6) { e.preventDefault(); e.stopPropagation(); } }, true);
    show(now);
  }

  function start() { document.querySelectorAll("svg.bf-map, svg.bf-map-narrow").forEach(enhance); }
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
