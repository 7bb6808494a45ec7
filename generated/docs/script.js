/* What needs a script: the search, copying, remembered tabs, and folds that open for an anchor. */
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const store = {
    get(key) { try { return localStorage.getItem("reference-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("reference-" + key, value); } catch { /* closed */ } },
  };
  for (const each of $$(".find, .keys, .copy")) each.hidden = false;

  /* Folds above an anchor open. */
  function open() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();

  /* Copying. */
  const toast = $("#toast");
  function copy(text) {
    navigator.clipboard?.writeText(text).then(() => {
      toast.textContent = "Copied";
      toast.classList.add("on");
      setTimeout(() => toast.classList.remove("on"), 1200);
    }, () => {});
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    const pin = event.target.closest(".pin");
    if (pin) copy(new URL(pin.getAttribute("href"), location.href).href);
    if (!button) return;
    if (button.classList.contains("fold")) {
      const all = button.textContent === "Unfold all";
      for (const each of $$("details", button.closest("section"))) {
        each.removeAttribute("name");
        each.open = all;
      }
      button.textContent = all ? "Fold all" : "Unfold all";
      return;
    }
    const box = button.closest(".box");
    const panes = box ? $$(".pane", box).filter((each) => each.offsetParent) : [];
    copy((panes[0] || button.previousElementSibling).textContent);
  });

  /* One choice of tab for all calls of the site. */
  const calls = $$(".tabs input").filter((each) => each.name.endsWith("-call"));
  function choose(title) {
    for (const each of calls) if (each.labels[0].textContent === title) each.checked = true;
  }
  const remembered = store.get("tab");
  if (remembered) choose(remembered);
  for (const each of calls) each.addEventListener("change", () => {
    const title = each.labels[0].textContent;
    const top = each.getBoundingClientRect().top;
    choose(title);
    store.set("tab", title);
    scrollBy(0, each.getBoundingClientRect().top - top);
  });

  /* The contents mark the method that is being read. */
  const here = new Map($$("#tree a[href*='#']").map((each) => [each.hash.slice(1), each]));
  const seen = new Set();
  const watch = new IntersectionObserver((changes) => {
    for (const each of changes) each.isIntersecting ? seen.add(each.target.id) : seen.delete(each.target.id);
    const first = [...here.keys()].find((id) => seen.has(id));
    if (!first) return;
    for (const [id, link] of here) id === first ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    here.get(first).scrollIntoView({ block: "nearest" });
  }, { rootMargin: "-25% 0px -70%" });
  for (const id of here.keys()) {
    const section = document.getElementById(id);
    if (section) watch.observe(section);
  }

  /* The search. */
  const input = $("#q"), hits = $("#hits"), tree = $("#tree"), count = $("#count"), slash = $("#slash");
  slash.checked = store.get("slash") !== "off";
  slash.addEventListener("change", () => store.set("slash", slash.checked ? "on" : "off"));
  const plain = (text) => text.toLowerCase().replaceAll("_", "");
  const weight = { method: 400, webhook: 390, error: 250, page: 250, model: 260, enum: 260, union: 255, alias: 250, parameter: 60, field: 40, value: 30 };
  let entries = null;
  function load() {
    if (entries) return;
    entries = [];
    const index = window.REFERENCE || { pages: [], rows: [] };
    for (const [page, anchor, kind, text, members] of index.rows) {
      const address = index.pages[page] + ".html#" + anchor;
      const last = anchor.split(".").pop();
      entries.push({ kind, name: anchor, last: plain(last), key: plain(anchor), text, rest: plain(text), address });
      const inner = kind === "method" ? "parameter" : kind === "enum" ? "value" : "field";
      for (const member of members) {
        const [name, wire] = typeof member === "string" ? [member, ""] : member;
        entries.push({ kind: inner, name: anchor + "." + name, last: plain(name), key: plain(anchor + "." + name), text: wire, rest: plain(wire), address: address + "." + name });
      }
    }
  }
  function score(entry, words) {
    let total = weight[entry.kind] || 100;
    for (const word of words) {
      if (entry.last === word) total += 200;
      else if (entry.last.startsWith(word)) total += 150;
      else if (entry.last.includes(word)) total += 120;
      else if (entry.key.includes(word)) total += 60;
      else if (entry.rest.includes(word)) total += 20;
      else return 0;
    }
    return total - entry.name.length / 100;
  }
  let chosen = -1;
  function select(index) {
    const options = $$("[role=option]", hits);
    if (!options.length) return;
    chosen = (index + options.length) % options.length;
    options.forEach((each, at) => each.setAttribute("aria-selected", at === chosen));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }
  function add(parent, tag, text) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }
  function search() {
    load();
    const words = input.value.toLowerCase().split(/\s+/).map(plain).filter(Boolean);
    const searching = words.length > 0;
    hits.hidden = !searching;
    tree.hidden = searching;
    input.setAttribute("aria-expanded", searching);
    input.removeAttribute("aria-activedescendant");
    hits.replaceChildren();
    chosen = -1;
    if (!searching) { count.textContent = ""; return; }
    const found = entries.map((each) => [score(each, words), each]).filter((each) => each[0]);
    found.sort((one, other) => other[0] - one[0]);
    found.slice(0, 40).forEach(([, each], at) => {
      const option = add(hits, "li");
      option.id = "hit-" + at;
      option.setAttribute("role", "option");
      option.dataset.address = each.address;
      add(option, "i", each.kind);
      add(option, "b", each.name);
      add(option, "small", each.text);
    });
    if (!found.length) add(hits, "li", "Nothing found").className = "none";
    count.textContent = found.length === 1 ? "1 result" : found.length + " results";
    select(0);
  }
  function go(option) {
    if (!option) return;
    input.value = "";
    search();
    const nav = $("#nav");
    if (nav.matches(":popover-open")) nav.hidePopover();
    location.href = option.dataset.address;
  }
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") select(chosen + 1);
    else if (event.key === "ArrowUp") select(chosen - 1);
    else if (event.key === "Enter") go($$("[role=option]", hits)[Math.max(chosen, 0)]);
    else if (event.key === "Escape") { input.value = ""; search(); input.blur(); }
    else return;
    event.preventDefault();
  });
  hits.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio";
    const starts = (event.key === "/" && slash.checked && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!starts) return;
    event.preventDefault();
    if (!input.offsetParent) $("#nav").showPopover?.();
    input.focus();
    input.select();
  });
})();
