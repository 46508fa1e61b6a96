"use strict";
// What the page can do beyond being read: filters, views, keys, the window on the map. All state stands in the address
// after "#": the row, then view=inline, theme=dark or light, hide=sort,sort. Words are in the page, none are here.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const [compare, tools, map, help, place] = [".compare", ".tools", ".map", "dialog", "output"].map(one);
  const rows = all(".row:not(.gap)");
  const marks = all("rect", map); // one a row, in the order of the rows
  const folds = all(".fold");
  const sorts = all("[data-sort]").map((button) => button.dataset.sort);
  const QUIET = ["renumbered", "unchanged"].filter((sort) => sorts.includes(sort));
  const FORM = ["reference", "editorial", ...QUIET].filter((sort) => sorts.includes(sort));
  const narrow = matchMedia("(max-width: 46rem)");
  const dusk = matchMedia("(prefers-color-scheme: dark)");
  const state = { hide: new Set(), view: "", theme: "", at: null };
  let shown = []; // the changes that no filter hides, in order
  let boxes = []; // what takes room on the page: rows, and folds that are closed
  let listed = null; // the entry of the list that is marked as where one is
  const entries = new Map(all(".jumps a").map((link) => [link.getAttribute("href").slice(1), link]));
  const numbers = new Map(rows.map((row, number) => [row, number]));

  // the address
  function read() {
    const parts = location.hash.slice(1).split("&");
    const given = new Map(parts.filter((part) => part.includes("=")).map((part) => part.split("=")));
    state.hide = new Set((given.get("hide") ?? "").split(",").filter((sort) => sorts.includes(sort)));
    state.view = ["inline", "sides"].includes(given.get("view")) ? given.get("view") : "";
    state.theme = ["dark", "light"].includes(given.get("theme")) ? given.get("theme") : "";
    return target();
  }
  const target = () => document.getElementById(location.hash.slice(1).split("&")[0]);
  function write() {
    const parts = [state.at?.id ?? ""];
    if (state.view) parts.push(`view=${state.view}`);
    if (state.theme) parts.push(`theme=${state.theme}`);
    if (state.hide.size) parts.push(`hide=${sorts.filter((sort) => state.hide.has(sort)).join(",")}`);
    const hash = parts.filter(Boolean).join("&");
    if (hash === location.hash.slice(1)) return;
    try {
      history.replaceState(null, "", `#${hash}`);
    } catch {
      // a page inside another may have no address of its own
    }
  }

  // what is shown
  const inline = () => (state.view || (narrow.matches ? "inline" : "sides")) === "inline";
  const dark = () => (state.theme ? state.theme === "dark" : dusk.matches);
  const hides = (wanted) => wanted.length > 0 && wanted.every((sort) => state.hide.has(sort));
  const press = (name, on) => one(`[data-do="${name}"]`).setAttribute("aria-pressed", String(on));
  const sortOf = (row) => sorts.find((sort) => row.classList.contains(sort));
  // an attribute of the root that is not there costs nothing; one that is sets the style of the whole page again
  function say(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  function apply() {
    say("hide", [...state.hide].join(" "));
    say("view", inline() ? "inline" : "");
    say("theme", state.theme);
    for (const button of all("[data-sort]", tools)) {
      button.setAttribute("aria-pressed", String(!state.hide.has(button.dataset.sort)));
    }
    press("inline", inline());
    press("dark", dark());
    press("only", hides(QUIET));
    press("substance", hides(FORM));
    bands();
    measure();
    write();
  }
  // a heading stays while anything under it does
  function bands() {
    const under = new Array(8).fill(false); // by level: whether a row is shown from here to the next heading so high
    for (const row of rows.toReversed()) {
      const own = !state.hide.has(sortOf(row));
      if (!row.classList.contains("band")) {
        if (own) under.fill(true);
        continue;
      }
      const level = Number(row.dataset.level);
      const changed = own && !row.classList.contains("quiet");
      row.hidden = state.hide.size > 0 && !changed && !under[level];
      if (!row.hidden) under.fill(true, 0, level);
      under.fill(false, level);
    }
  }
  function measure() {
    const open = (row) => row.closest(".fold")?.open ?? true;
    boxes = all(".row:not(.gap), .fold:not([open])", compare).filter(
      (box) => (box.matches(".fold") || open(box)) && box.getClientRects().length > 0,
    );
    shown = rows.filter((row) => !row.matches(".quiet") && row.getClientRects().length > 0);
    press("unfold", folds.length > 0 && folds.every((fold) => fold.open));
    follow();
  }

  // the window on the map, and where one is
  const line = () => (getComputedStyle(one(".top")).position === "sticky" ? one(".top").offsetHeight : 0);
  const span = (box) => {
    const inside = box.matches(".fold") ? all(".row", box) : [box];
    const [first, last] = [inside[0], inside.at(-1)].map((row) => marks[numbers.get(row)]);
    const top = Number(first.getAttribute("y"));
    return [top, Number(last.getAttribute("y")) + Number(last.getAttribute("height")) - top];
  };
  function at(height, list = boxes) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].getBoundingClientRect().bottom <= height) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function depth(height) {
    const number = Math.min(at(height), boxes.length - 1);
    const [top, size] = span(boxes[number]);
    const box = boxes[number].getBoundingClientRect();
    return top + size * Math.min(1, Math.max(0, (height - box.top) / (box.height || 1)));
  }
  function follow() {
    if (boxes.length) {
      const [top, end] = [depth(line()), depth(innerHeight)];
      one(".window").setAttribute("d", `M0 ${top}H${map.viewBox.baseVal.width}V${end}H0z`);
    }
    const near = current();
    place.value = `${near + 1} / ${shown.length}`;
    const entry = entries.get(shown[near]?.id);
    if (entry === listed) return;
    listed?.removeAttribute("aria-current");
    listed = entry;
    if (!entry) return;
    entry.setAttribute("aria-current", "location");
    const [list, box] = [entry.closest("ol"), entry.getBoundingClientRect()];
    const frame = list.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - frame.height / 3;
  }
  // the change one is at: that which was gone to while it is in sight, else the last that began above the upper third
  function current() {
    const gone = state.at ? shown.indexOf(state.at) : -1;
    if (gone >= 0) {
      const box = state.at.getBoundingClientRect();
      if (box.bottom > line() && box.top < innerHeight) return gone;
    }
    const third = line() + (innerHeight - line()) / 3;
    return shown.findLastIndex((row) => row.getBoundingClientRect().top < third);
  }

  // going
  function go(row, focus = true) {
    if (!row) return;
    const fold = row.closest(".fold");
    if (state.hide.has(sortOf(row)) && !row.matches(".band")) {
      state.hide.delete(sortOf(row));
      apply();
    }
    if (fold && !fold.open) fold.open = true;
    state.at?.classList.remove("here");
    state.at = row;
    row.classList.add("here");
    row.tabIndex = -1;
    if (focus) row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
    write();
    measure();
    requestAnimationFrame(() => { // rows out of sight have guessed heights; now those in sight have their own
      if (state.at === row) row.scrollIntoView({ block: "start" });
      follow();
    });
  }
  const step = (by) => go(shown[Math.min(Math.max(current() + by, 0), shown.length - 1)]);
  function toggle(wanted) {
    const on = !hides(wanted);
    for (const sort of wanted) state.hide[on ? "add" : "delete"](sort);
    keep(apply);
  }
  // a change of view leaves the row one reads where it is
  function keep(change) {
    const row = boxes[Math.min(at(line() + 1), boxes.length - 1)];
    const before = row?.getBoundingClientRect().top;
    change();
    const box = row?.getBoundingClientRect();
    if (box?.height && scrollY > 0) scrollBy(0, box.top - before);
    follow();
  }
  const deeds = {
    previous: () => step(-1),
    next: () => step(1),
    inline: () => keep(() => { state.view = inline() ? "sides" : "inline"; apply(); }),
    dark: () => { state.theme = dark() ? "light" : "dark"; apply(); },
    only: () => toggle(QUIET),
    substance: () => toggle(FORM),
    unfold: () => keep(() => { const open = folds.some((fold) => !fold.open); for (const fold of folds) fold.open = open; measure(); }),
    filters: () => one("[data-sort]").focus(),
    help: () => help.showModal(),
    close: () => help.close(),
    leave: () => { if (tools.contains(document.activeElement)) (state.at ?? one("main")).focus({ preventScroll: true }); },
  };
  const keys = {
    n: "next", j: "next", p: "previous", k: "previous", v: "inline", f: "filters", c: "only", s: "substance", o: "unfold",
    d: "dark", "?": "help", Escape: "leave",
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || !Object.hasOwn(keys, event.key)) return;
    if (event.key !== "Escape") event.preventDefault();
    deeds[keys[event.key]]();
  });
  addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.do) deeds[button.dataset.do]();
    else if (button?.dataset.sort) toggle([button.dataset.sort]);
    const link = event.target.closest("a[href^='#']");
    const row = link && document.getElementById(link.getAttribute("href").slice(1));
    if (row?.matches(".row")) {
      event.preventDefault();
      go(row);
    } else if (!link && map.contains(event.target)) {
      const box = map.getBoundingClientRect();
      const deep = ((event.clientY - box.top) / box.height) * map.viewBox.baseVal.height;
      go(rows[marks.findLastIndex((mark) => Number(mark.getAttribute("y")) <= deep)]);
    }
  });
  let waiting = false;
  const later = (run) => () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; run(); });
  };
  addEventListener("scroll", later(follow), { passive: true });
  addEventListener("hashchange", () => {
    if (target() && !target().matches(".row")) return; // to the text, say: the browser goes there
    const row = read();
    apply();
    go(row);
  });
  for (const list of [narrow, dusk]) list.addEventListener("change", apply);
  for (const fold of folds) fold.addEventListener("toggle", later(measure));
  const stick = () => root.style.setProperty("--stuck", `${line()}px`);
  new ResizeObserver(() => { stick(); measure(); }).observe(one(".top"));

  tools.hidden = false;
  const first = read();
  apply();
  stick();
  if (first?.matches(".row")) go(first, false);
})();
