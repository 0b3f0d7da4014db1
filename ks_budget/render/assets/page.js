// Sorts and filters records, and computes plans with other rates. The page holds everything without it.
(() => {
  "use strict";
  const main = document.querySelector("main");
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Records. Totals stay where they are, and what stands between them is sorted.
  const stretches = (body) => {
    const found = [[]];
    for (const row of body.rows) {
      if (row.classList.contains("total")) found.push([]);
      else found[found.length - 1].push(row);
    }
    return found;
  };
  const compared = (column) => (one, other) => {
    const [a, b] = [one, other].map((row) => row.cells[column]);
    const [x, y] = [a, b].map((cell) => cell.dataset.value ?? cell.textContent);
    if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
    return a.dataset.value !== undefined && b.dataset.value !== undefined ? x - y : collator.compare(x, y);
  };
  for (const table of document.querySelectorAll("table[data-records]")) {
    const status = made("p", { className: "status" });
    status.setAttribute("role", "status");
    table.closest(".wide").before(status);
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const label = head.textContent;
      const button = made("button", { type: "button", textContent: label });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const rising = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
        const compare = compared(column);
        for (const rows of stretches(table.tBodies[0])) {
          if (!rows.length) continue;
          const after = rows[rows.length - 1].nextSibling;
          const empty = (row) => (row.cells[column].dataset.value ?? row.cells[column].textContent) === "";
          const sorted = rows.slice().sort((a, b) => (empty(a) || empty(b) || rising ? 1 : -1) * compare(a, b));
          for (const row of sorted) table.tBodies[0].insertBefore(row, after);
        }
        status.textContent = filled(rising ? main.dataset.rising : main.dataset.falling, { column: label });
      });
    });
    const search = table.closest(".table").querySelector(".search");
    if (!search) continue;
    search.hidden = false;
    search.querySelector("input").addEventListener("input", (event) => {
      const wanted = event.target.value.toLocaleLowerCase(language);
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        row.hidden = !row.textContent.toLocaleLowerCase(language).includes(wanted);
        shown += !row.hidden;
      }
      status.textContent = filled(main.dataset.shown, { shown, all: table.tBodies[0].rows.length });
    });
  }

  // Exact decimals: a whole number and how many of its digits are decimals.
  const decimal = (text) => {
    const [whole, part = ""] = text.split(".");
    return { n: BigInt(whole + part), d: part.length };
  };
  const at = (a, d) => a.n * 10n ** BigInt(d - a.d);
  const add = (a, b) => { const d = Math.max(a.d, b.d); return { n: at(a, d) + at(b, d), d }; };
  const minus = (a) => ({ n: -a.n, d: a.d });
  const times = (a, b) => ({ n: a.n * b.n, d: a.d + b.d });
  const ZERO = decimal("0"), ONE = decimal("1"), HUNDREDTH = decimal("0.01");
  // In whole steps of a table with so many decimals: the step below, and what is left of it.
  const floor = (a, d) => {
    if (a.d <= d) return { steps: at(a, d), rest: 0n, of: 1n };
    const of = 10n ** BigInt(a.d - d);
    let steps = a.n / of, rest = a.n % of;
    if (rest < 0n) { steps -= 1n; rest += of; }
    return { steps, rest, of };
  };
  const nearest = (a, d) => {
    const size = floor(a.n < 0n ? minus(a) : a, d);
    const steps = size.steps + (2n * size.rest >= size.of ? 1n : 0n);
    return a.n < 0n ? -steps : steps;
  };
  // The same as ks_budget.compute.footing: totals to the nearest, parts down, and the steps that lack to the largest rests.
  const foot = (shape, amounts, d) => {
    const root = Object.keys(shape)[0], footed = {};
    if (root in amounts) footed[root] = nearest(amounts[root], d);
    for (const [total, every] of Object.entries(shape)) {
      if (!(total in footed)) continue;
      const parts = every.filter((part) => part in amounts);
      let lacking = footed[total];
      const rests = parts.map((part) => {
        const { steps, rest, of } = floor(amounts[part], d);
        footed[part] = steps;
        lacking -= steps;
        return { part, rest, of };
      });
      rests.sort((a, b) => { const x = a.rest * b.of, y = b.rest * a.of; return x === y ? 0 : x > y ? -1 : 1; });
      for (const { part } of rests.slice(0, Number(lacking))) footed[part] += 1n;
    }
    for (const key of Object.keys(amounts)) if (!(key in footed)) footed[key] = nearest(amounts[key], d);
    return footed;
  };
  const totalled = (shape, lines) => {
    const amounts = { ...lines };
    for (const [total, parts] of Object.entries(shape).reverse()) {
      const known = parts.filter((part) => part in amounts);
      if (known.length || !parts.length) amounts[total] = known.reduce((sum, part) => add(sum, amounts[part]), ZERO);
    }
    return amounts;
  };
  // value[y] = (value[y-1] - temporary[y-1]) * (1 + share * rate[y] / 100) + permanent[y] + temporary[y]
  // A line that was temporary and nothing else is gone with that; one that nothing leads to starts as printed.
  const projected = (data, rates) => {
    const plan = {}, lasting = data.movers.filter(([, start]) => start !== null);
    let lines = Object.fromEntries(lasting.map(([row, start]) => [row, decimal(start)]));
    data.years.forEach((year, i) => {
      if (i) {
        const dropping = data.temporary[data.years[i - 1]] ?? {}, next = {};
        for (const [row, start, series, share] of data.movers) {
          const growth = series ? add(ONE, times(times(decimal(share), rates[series][year]), HUNDREDTH)) : ONE;
          if (row in lines) next[row] = times(lines[row], growth);
          if (row in dropping) next[row] = add(next[row] ?? ZERO, minus(times(decimal(dropping[row]), growth)));
          if (row in dropping && start === null && next[row].n === 0n) delete next[row];
          for (const coming of [data.permanent[year] ?? {}, data.temporary[year] ?? {}])
            if (row in coming) next[row] = add(next[row] ?? ZERO, decimal(coming[row]));
          if (!(row in next) && row in (data.printed[year] ?? {})) next[row] = decimal(data.printed[year][row]);
        }
        lines = next;
      }
      plan[year] = totalled(data.shape, lines);
    });
    return plan;
  };
  const written = (steps, d, signed = false) => {
    const size = (steps < 0n ? -steps : steps).toString().padStart(d + 1, "0");
    const [sign, point] = language === "sv" ? ["\u00a0", ","] : [",", "."];
    const whole = size.slice(0, size.length - d).replace(/\B(?=(\d{3})+$)/g, sign);
    const text = d ? whole + point + size.slice(size.length - d) : whole;
    return (steps < 0n ? "\u2212" : signed && steps > 0n ? "+" : "") + text;
  };
  // The table stays as the document has it; the plan that is computed anew stands in one of its own.
  for (const box of document.querySelectorAll(".what-if")) {
    const data = JSON.parse(box.querySelector("script").textContent), labels = data.labels;
    const original = document.querySelector(`table[data-id="${CSS.escape(data.table)}"]`);
    if (!original) continue;
    const d = (data.step.split(".")[1] ?? "").length, planned = data.years.slice(1);
    const exact = {}, fields = [], controls = box.querySelector(".controls");
    for (const [series, by] of Object.entries(data.rates)) {
      exact[series] = {};
      for (const year of planned) {
        exact[series][year] = decimal(by[year]);
        const shown = by[year].length > 8 ? Number(by[year]).toFixed(1) : by[year];
        const input = made("input", { value: language === "sv" ? shown.replace(".", ",") : shown, inputMode: "decimal" });
        const words = made("span", { textContent: filled(labels.rate, { series: data.names[series], year }) });
        controls.append(made("label", {}, words, input));
        fields.push({ series, year, input, first: input.value });
      }
    }
    const reset = made("button", { type: "button", textContent: labels.reset });
    const status = made("p", { className: "status" });
    status.setAttribute("role", "status");
    controls.append(reset);
    const copy = original.cloneNode(true);
    copy.removeAttribute("data-id");
    copy.tFoot?.remove();
    copy.caption.firstElementChild.textContent = box.querySelector("summary").textContent;
    const wide = made("div", { className: "wide", tabIndex: 0 }, copy);
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", copy.caption.textContent);
    controls.after(status, wide);
    const heads = [...original.tHead.rows[0].cells].map((cell) => cell.textContent);
    const columns = planned.map((year) => [year, data.years.indexOf(year) + 1]);
    const before = Object.fromEntries(Object.entries(projected(data, exact)).map(([year, amounts]) => [year, foot(data.shape, amounts, d)]));
    const read = () => {
      const rates = {};
      let sound = true;
      for (const { series, year, input, first } of fields) {
        const text = input.value.trim().replace("\u2212", "-").replace(",", ".");
        const valid = /^-?\d{1,2}(\.\d{1,6})?$/.test(text);
        input.setAttribute("aria-invalid", String(!valid));
        sound &&= valid;
        (rates[series] ??= {})[year] = input.value === first ? exact[series][year] : valid ? decimal(text) : ZERO;
      }
      return sound ? rates : null;
    };
    const show = () => {
      const rates = read();
      if (!rates) { status.textContent = labels.wrong; return; }
      const plan = projected(data, rates);
      let last = null;
      for (const [year, column] of columns) {
        const footed = foot(data.shape, plan[year], d);
        for (const row of copy.tBodies[0].rows) {
          const key = row.dataset.row;
          if (!(key in footed)) continue;
          row.cells[column].textContent = written(footed[key], d);
        }
        const grants = data.shape[Object.keys(data.shape)[0]].filter((part) => part !== "net");
        if (grants.length) last = { key: grants[0], year, now: footed[grants[0]], then: before[year][grants[0]] };
      }
      const same = fields.every(({ input, first }) => input.value === first);
      const named = last && [...copy.tBodies[0].rows].find((row) => row.dataset.row === last.key);
      status.textContent = same || !last ? labels.same : filled(labels.changed, {
        row: named ? named.cells[0].textContent : last.key, year: heads[data.years.indexOf(last.year) + 1] ?? last.year,
        value: written(last.now, d), change: written(last.now - last.then, d, true),
      });
    };
    for (const { input } of fields) input.addEventListener("input", show);
    reset.addEventListener("click", () => { for (const field of fields) field.input.value = field.first; show(); });
    box.hidden = false;
    show();
  }
})();
