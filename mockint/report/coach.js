// Notes in the margin and blind ratings, kept by the browser until they are exported; nothing is sent.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const fold = one("#coach"), dialog = one("#note");
  if (!fold || !dialog) return;
  const session = document.body.dataset.session;
  const place = `mockint ${session || document.title}`;
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const made = (tag, text = "", settings = {}) => Object.assign(document.createElement(tag), { textContent: text }, settings);
  const margin = { notes: [], ratings: [], by: "" };
  let keeps = true;

  /** What was kept before; the storage may be closed, or hold what another page wrote. */
  try {
    const before = JSON.parse(localStorage.getItem(place) ?? "{}");
    if (Array.isArray(before?.notes)) margin.notes = before.notes.filter((note) => typeof note?.text === "string" && Number.isInteger(note.answer));
    if (Array.isArray(before?.ratings)) margin.ratings = before.ratings.filter((rating) => typeof rating?.check === "string" && Number.isInteger(rating.points));
    if (typeof before?.by === "string") margin.by = before.by;
  } catch { keeps = false; }
  function keep() {
    try { localStorage.setItem(place, JSON.stringify(margin)); } catch { keeps = false; }
    show();
  }

  /** The answer that sounded last, or that is seen. */
  let audio = null;
  document.addEventListener("play", (event) => { audio = event.target; }, true);
  function here() {
    if (audio) return [Number(audio.dataset.answer), audio.currentTime];
    const seen = all("article").findIndex((article) => article.getBoundingClientRect().bottom > 100);
    return [Math.max(1, seen + 1), null];
  }

  /* Notes */
  function open() {
    const form = one("form", dialog), [answer, at] = here();
    form.reset();
    form.elements.by.value = margin.by;
    form.elements.answer.value = String(answer);
    form.elements.at.value = at === null ? "" : clock(at);
    audio?.pause();
    dialog.returnValue = "";
    dialog.showModal();
    (margin.by ? form.elements.text : form.elements.by).focus();
  }
  function seconds(text) {
    const told = /^(\d+):(\d\d)$/.exec(text.trim());
    return told ? 60 * Number(told[1]) + Number(told[2]) : null;
  }
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "save") return;
    const { by, answer, at, text } = one("form", dialog).elements;
    if (!by.value.trim() || !text.value.trim()) return;
    margin.by = by.value.trim();
    const length = Number(one(`#answer-${answer.value}`).dataset.seconds), when = seconds(at.value);
    margin.notes.push({ by: margin.by, answer: Number(answer.value), at: when === null ? null : Math.min(when, length), text: text.value.trim() });
    keep();
  });
  one(".bar .jot")?.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    open();
  });

  /** Whether the page holds a note already, because it was merged. */
  const plain = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  function isMerged(note) {
    return all(`#answer-${note.answer} .notes li:not([data-own])`).some((item) => one("b", item).textContent === plain(note.by) && one("[dir]", item).textContent === plain(note.text));
  }

  /** The list in an answer's margin; made where there was no note yet. */
  function list(answer) {
    const gist = one(`#answer-${answer} .gist`);
    if (gist && !one(".notes", gist)) gist.append(made("h3", "Notes"), made("ul", "", { className: "notes" }));
    return gist && one(".notes", gist);
  }

  /** Show a note in its answer's margin; what people wrote is never markup. */
  function shown(note) {
    const item = made("li"), drop = made("button", "Delete", { type: "button", className: "drop" });
    item.dataset.own = "";
    item.append(made("b", note.by), " ");
    if (typeof note.at === "number" && !one(`#answer-${note.answer} audio`)) item.append(`${clock(note.at)} `);
    else if (typeof note.at === "number") {
      const jump = made("button", `▶ ${clock(note.at)}`, { type: "button", className: "jump" });
      Object.assign(jump.dataset, { answer: note.answer, at: note.at });
      item.append(jump, " ");
    }
    drop.setAttribute("aria-label", `Delete the note: ${note.text.slice(0, 40)}`);
    drop.addEventListener("click", () => { margin.notes.splice(margin.notes.indexOf(note), 1); keep(); });
    item.append(made("span", note.text, { dir: "auto" }), " ", drop);
    return item;
  }

  /* Ratings */
  const rows = all(".more dt[data-check]").map((term) => ({
    term, check: term.dataset.check, title: one(".title", term).textContent,
    answer: Number(term.closest("article").id.replace("answer-", "")),
  }));
  const rated = (row) => margin.ratings.find((rating) => rating.answer === row.answer && rating.check === row.check);
  function rate(row, value) {
    margin.ratings = margin.ratings.filter((rating) => rating !== rated(row));
    if (value !== "") margin.ratings.push({ by: margin.by, answer: row.answer, check: row.check, points: Number(value) });
    keep();
  }
  /** One form an answer, made when somebody rates for the first time. */
  function forms() {
    if (one(".rate")) return;
    for (const article of all("article")) {
      const own = rows.filter((row) => article.contains(row.term));
      if (!own.length) continue;
      const form = made("form", "", { className: "rate" });
      form.setAttribute("aria-label", `Your rating of ${article.id.replace("-", " ")}`);
      for (const row of own) {
        const label = made("label", row.title), select = made("select");
        select.append(made("option", "not rated", { value: "" }), ...[0, 1, 2, 3, 4].map((points) => made("option", `${points} of 4`, { value: String(points) })));
        select.value = String(rated(row)?.points ?? "");
        select.addEventListener("change", () => rate(row, select.value));
        label.append(select);
        form.append(label);
      }
      one(".columns", article).after(form);
    }
  }
  const blind = made("button", "Rate the answers blind", { type: "button", id: "blind" });
  const name = made("input", "", { maxLength: 60, value: margin.by, autocomplete: "off" });
  name.addEventListener("input", () => {
    for (const rating of margin.ratings) if (rating.by === margin.by) rating.by = name.value.trim();
    margin.by = name.value.trim();
    keep();
  });
  function setBlind(wish) {
    if (wish) forms();
    document.body.classList.toggle("blind", wish);
    blind.textContent = wish ? "Show both" : "Rate the answers blind";
    blind.setAttribute("aria-pressed", String(wish));
    one(wish ? "#answer-1" : "#coach")?.scrollIntoView();
  }
  blind.addEventListener("click", () => {
    if (!margin.by) { name.focus(); told.textContent = "First your name."; return; }
    setBlind(!document.body.classList.contains("blind"));
  });
  const done = made("button", "Show both", { type: "button", className: "unblind" });
  done.addEventListener("click", () => setBlind(false));

  /* The file */
  const told = made("output");
  const write = made("button", "Export", { type: "button", id: "export" });
  write.addEventListener("click", () => {
    const own = { schema: 1, session, notes: margin.notes, ratings: margin.ratings };
    const url = URL.createObjectURL(new Blob([JSON.stringify(own, null, 2)], { type: "application/json" }));
    made("a", "", { href: url, download: `notes-${margin.by.replace(/\W+/g, "-").toLowerCase() || "coach"}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });
  const add = made("button", "Add a note", { type: "button" });
  add.addEventListener("click", open);
  const label = made("label", "Your name ");
  label.append(name);
  const tools = made("p", "", { className: "coaching" });
  tools.append(label, add, blind, write, told);
  one("summary", fold).after(tools);
  one(".below").prepend(done);

  function show() {
    all("li[data-own]").forEach((item) => item.remove());
    all(".notes").filter((list) => !list.children.length).forEach((list) => { list.previousElementSibling.remove(); list.remove(); });
    for (const note of margin.notes) if (!isMerged(note)) list(note.answer)?.append(shown(note));
    all(".own").forEach((mark) => mark.remove());
    for (const row of rows) {
      const rating = rated(row);
      const theirs = rating && all(".theirs:not(.own)", row.term).some((other) => other.textContent.trim().startsWith(`${rating.by} `));
      if (rating && !theirs) row.term.append(made("span", ` ${rating.by || "you"}: ${rating.points} of 4`, { className: "theirs own" }));
    }
    name.value = margin.by;
    const many = (list, name) => `${list.length} ${name}${list.length === 1 ? "" : "s"}`;
    const counted = `${many(margin.notes, "note")}, ${many(margin.ratings, "rating")}`;
    told.textContent = margin.notes.length + margin.ratings.length ? counted + (keeps ? "" : "; this browser keeps none: export before you close the page") : "";
  }
  show();
  if (location.hash === "#rate") { fold.open = true; fold.scrollIntoView(); }
})();
