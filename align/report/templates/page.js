(function () {
  "use strict";
  // The page is complete without this script: it filters, sorts, lights up and leads about.
  var root = document.documentElement;
  root.classList.add("js");

  function recall() { try { return localStorage.getItem("align-theme"); } catch (e) { return null; } }
  function keep(theme) { try { localStorage.setItem("align-theme", theme); } catch (e) { /* refused */ } }
  var theme = recall();
  if (theme === "light" || theme === "dark") { root.dataset.theme = theme; }
  function toggleTheme() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep(root.dataset.theme);
  }

  document.addEventListener("DOMContentLoaded", function () {
    function all(selector, within) {
      return Array.prototype.slice.call((within || document).querySelectorAll(selector));
    }
    var table = document.querySelector("table.filtered");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var chips = all(".chips button");
    var filters = all("[data-filter]");
    var shown = document.querySelector("[data-shown]");
    var nothing = document.querySelector(".nothing");
    var further = document.querySelector(".further");
    var MOST = 12; // clauses named below the table
    var articles = further ? all("article.pair, article.alone") : [];

    // what is searched for is found in traditional or simplified, full-width or half-width form
    var forms = {};
    var pairs = root.dataset.forms || "";
    for (var at = 0; at + 1 < pairs.length; at += 2) { forms[pairs[at]] = pairs[at + 1]; }
    function folded(text) {
      return text.normalize("NFKC").toLowerCase()
        .replace(/[\u4e00-\u9fff]/g, function (char) { return forms[char] || char; });
    }
    function wording(item) { // without the page's own words
      var copy = item.cloneNode(true);
      all(".which, .about, .away, .verdicts", copy).forEach(function (part) { part.remove(); });
      return copy.textContent;
    }
    rows.forEach(function (row) { row.words = folded(row.textContent); });
    articles.forEach(function (item) { item.words = folded(wording(item)); });
    function holds(item, words) {
      return words.every(function (word) { return item.words.indexOf(word) >= 0; });
    }

    // ---- filters
    function passes(row, wanted) {
      var has = (row.dataset.verdict || "").split(" ");
      if (wanted.verdicts.length && !wanted.verdicts.some(function (v) { return has.indexOf(v) >= 0; })) {
        return false;
      }
      return filters.every(function (filter) {
        var name = filter.dataset.filter;
        if (filter.type === "checkbox") { return !filter.checked || row.dataset[name]; }
        var value = filter.value.trim();
        if (!value) { return true; }
        if (name === "text") { return holds(row, wanted.words); }
        if (name === "confidence") {
          var bounds = value.split("-"), sure = parseFloat(row.dataset.confidence);
          return sure >= parseFloat(bounds[0]) && sure < parseFloat(bounds[1]);
        }
        return row.dataset[name] === value;
      });
    }
    function apply() {
      var pressed = chips.filter(function (c) { return c.getAttribute("aria-pressed") === "true"; });
      var wanted = { verdicts: pressed.map(function (c) { return c.dataset.verdict; }), words: sought() };
      var count = 0;
      rows.forEach(function (row) {
        row.hidden = !passes(row, wanted);
        if (!row.hidden) { count += 1; }
      });
      shown.textContent = count;
      nothing.hidden = count > 0;
      tell(wanted.words);
    }
    function sought() {
      var field = document.querySelector('[data-filter="text"]');
      return folded(field ? field.value : "").split(/\s+/).filter(Boolean);
    }
    function tell(words) { // which clauses hold the words, whether they set a target or not
      if (!further || further.told === words.join(" ")) { return; } // a link in use stays in place
      further.told = words.join(" ");
      var found = words.length ? articles.filter(function (item) { return holds(item, words); }) : [];
      var room = further.querySelector("[data-further]");
      room.textContent = "";
      found.slice(0, MOST).forEach(function (item, place) {
        var link = document.createElement("a"), head = item.querySelector("h4.right b") || item.querySelector("h4 b");
        item.id = item.id || "clause-" + articles.indexOf(item);
        link.href = "#" + item.id;
        link.textContent = head ? head.textContent : item.id;
        if (place) { room.appendChild(document.createTextNode("、")); }
        room.appendChild(link);
      });
      if (found.length > MOST) {
        var rest = further.dataset.most.replace("{count}", found.length - MOST);
        room.appendChild(document.createTextNode(" … " + rest));
      }
      further.hidden = !found.length;
    }
    function press(verdicts) {
      chips.forEach(function (chip) {
        chip.setAttribute("aria-pressed", String(verdicts.indexOf(chip.dataset.verdict) >= 0));
      });
    }
    function reset() {
      press([]);
      filters.forEach(function (f) { if (f.type === "checkbox") { f.checked = false; } else { f.value = ""; } });
      apply();
    }
    chips.forEach(function (chip) {
      chip.addEventListener("click", function () {
        chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
        apply();
      });
    });
    filters.forEach(function (filter) {
      filter.addEventListener("input", apply);
      filter.addEventListener("change", apply);
    });
    all("form").forEach(function (form) {
      form.addEventListener("submit", function (event) { event.preventDefault(); });
    });

    // ---- sorting
    function key(row, name) {
      if (name === "name") { return row.querySelector(".name").textContent; }
      var value = parseFloat(row.dataset[name]);
      return isNaN(value) ? null : value;
    }
    function compare(a, b, name, sign) {
      var first = key(a, name), second = key(b, name), result = 0;
      if (first === null || second === null) {
        result = (first === null) - (second === null); // what has no value comes last either way
      } else {
        result = sign * (name === "name" ? first.localeCompare(second, "zh") : first - second);
      }
      return result || a.dataset.order - b.dataset.order;
    }
    all("th[data-sort]", table).forEach(function (head, position, heads) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.title = head.dataset.title;
      head.textContent = "";
      head.appendChild(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (other) { other.setAttribute("aria-sort", "none"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        rows.slice().sort(function (a, b) { return compare(a, b, head.dataset.sort, up ? 1 : -1); })
          .forEach(function (row) { body.appendChild(row); });
      });
    });

    // ---- both places of a target
    var card = document.querySelector(".card");
    var asked = null;
    function light(numbers) {
      all(".lit").forEach(function (place) { place.classList.remove("lit"); });
      numbers.forEach(function (number) {
        all('[data-v~="' + number + '"]').forEach(function (place) {
          if (place.matches("a.mark, tr")) { place.classList.add("lit"); }
        });
      });
    }
    function numbers(place) { return place.dataset.v.split(" "); }
    function element(tag, name, text) {
      var made = document.createElement(tag);
      if (name) { made.className = name; }
      if (text) { made.textContent = text; }
      return made;
    }
    function entry(row, words) {
      var made = element("article"), head = element("div"), sides = element("div", "card-sides");
      head.appendChild(row.querySelector(".badge").cloneNode(true));
      head.className = row.className.replace(/\b(item|lit)\b/g, "").trim();
      head.appendChild(document.createTextNode(" "));
      head.appendChild(element("b", "", row.querySelector(".name span").textContent));
      head.appendChild(document.createTextNode(" "));
      var link = element("a", "", words.row);
      link.href = "#" + row.id;
      head.appendChild(link);
      all("td.side", row).forEach(function (side, position) {
        var box = element("div", "side"), label = element("div", "which", position ? words.plan : words.reference);
        box.appendChild(label);
        Array.prototype.forEach.call(side.childNodes, function (node) { box.appendChild(node.cloneNode(true)); });
        sides.appendChild(box);
      });
      made.appendChild(head);
      made.appendChild(sides);
      made.appendChild(element("div", "soft", row.querySelector(".reason").textContent));
      return made;
    }
    function show(place) {
      var room = card.querySelector(".card-body");
      room.textContent = "";
      numbers(place).forEach(function (number) {
        rows.filter(function (row) { return row.dataset.v === number; }).forEach(function (row) {
          room.appendChild(entry(row, room.dataset));
        });
      });
      if (!room.firstChild) { return false; } // its row was left out of this page
      light(numbers(place));
      asked = place;
      card.hidden = false;
      card.focus({ preventScroll: true });
      return true;
    }
    function close() {
      if (!card || card.hidden) { return; }
      card.hidden = true;
      light([]);
      if (asked) { asked.focus({ preventScroll: true }); }
    }
    document.addEventListener("mouseover", function (event) {
      var place = event.target.closest("a.mark, tr[data-v]");
      if (place) { light(numbers(place)); } else if (!card || card.hidden) { light([]); }
    });
    document.addEventListener("focusin", function (event) {
      var place = event.target.closest("a.mark");
      if (place) { light(numbers(place)); }
    });

    // ---- links and buttons
    function reveal(place) {
      var row = place && place.closest("tr");
      if (row && row.hidden) { reset(); }
    }
    document.addEventListener("click", function (event) {
      var target = event.target;
      var mark = target.closest("a.mark");
      if (mark && card && !event.ctrlKey && !event.metaKey && show(mark)) {
        event.preventDefault();
        return;
      }
      var link = target.closest('a[href^="#"]');
      if (link) {
        if (link.dataset.only) {
          reset();
          press(link.dataset.only.split(" "));
          apply();
        } else {
          reveal(document.getElementById(decodeURIComponent(link.hash.slice(1))));
        }
      }
      if (target.closest("[data-theme-toggle]")) { toggleTheme(); }
      if (target.closest("[data-reset]")) { reset(); }
      if (target.closest("[data-close]")) { close(); }
      var opener = target.closest("[data-open]");
      if (opener) {
        var cells = all("details", table);
        var open = cells.some(function (cell) { return !cell.open; });
        cells.forEach(function (cell) { cell.open = open; });
      }
    });

    // ---- keys
    function step(by) {
      var items = all(".item").filter(function (item) { return !item.hidden; });
      var at = items.indexOf(document.activeElement && document.activeElement.closest(".item"));
      if (at < 0) {
        at = items.findIndex(function (item) { return item.getBoundingClientRect().top > 50; });
        at = (at < 0 ? items.length : at) - (by > 0 ? 1 : 0);
      }
      var next = items[Math.max(0, Math.min(items.length - 1, at + by))];
      if (next) {
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "center" });
      }
    }
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { close(); return; }
      if (event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
      if (event.key === "/") {
        event.preventDefault();
        document.querySelector('[data-filter="text"]').focus();
      } else if (event.key === "j") { step(1);
      } else if (event.key === "k") { step(-1);
      } else if (event.key === "t") { toggleTheme(); }
    });
  });
})();
