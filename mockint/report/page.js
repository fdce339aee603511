// Plays what was clicked. All data is in the page's own elements; nothing is fetched, nothing is written as HTML.
"use strict";
(() => {
  const STEP = 5; // seconds of an arrow key
  const SPEEDS = [1, 1.25, 1.5, 0.75];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** An answer that can be heard. */
  const players = new Map(all("audio").map((audio) => {
    const article = audio.closest("article");
    const words = all(".w", article);
    return [audio.dataset.answer, {
      number: audio.dataset.answer, audio, article, words,
      starts: words.map((word) => Number(word.dataset.at)),
      seconds: Number(article.dataset.seconds), lit: null,
      button: one(".play", article), range: one("input[type=range]", article),
      past: one(".past", article), heads: all(".head", article), now: one(".now", article),
    }];
  }));
  let current = players.values().next().value ?? null;
  let chosen = -1; // the finding that j and k start from
  let last = null; // the word or mark that was played last
  const bar = one(".bar");

  /** Unpack an answer's sound when it is first wanted: a page of three hours still opens at once. */
  function load(player) {
    const packed = one(`script.sound[data-answer="${player.number}"]`);
    if (player.audio.src || !packed) return;
    const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
    player.audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/webm" }));
  }

  function seek(player, seconds) {
    load(player);
    const to = Math.max(0, Math.min(seconds, player.seconds));
    const go = () => { player.audio.currentTime = to; show(player, to); };
    if (player.audio.readyState >= 1) return go();
    player.audio.addEventListener("loadedmetadata", go, { once: true });
    player.audio.load();
  }

  function play(player, seconds = null) {
    for (const other of players.values()) if (other !== player) other.audio.pause();
    current = player;
    if (seconds === null) load(player); else seek(player, seconds);
    player.audio.play().catch((error) => { if (error.name !== "AbortError") tell(player); });
  }

  function toggle(player) {
    if (!player) return;
    if (player.audio.paused) play(player); else player.audio.pause();
  }

  function tell(player) {
    if (one(".told.sound", player.article)) return;
    const line = document.createElement("p");
    line.className = "told sound";
    line.textContent = "This browser cannot play the sound. Chrome, Edge, Firefox, and Safari from 17.4 on can.";
    one("header", player.article).after(line);
  }

  /** Move the picture, the clock and the lit word to a second of the answer. */
  function show(player, seconds = player.audio.currentTime) {
    player.past.setAttribute("width", String(1000 * Math.min(1, seconds / player.seconds)));
    for (const head of player.heads) for (const end of ["x1", "x2"]) head.setAttribute(end, `${100 * Math.min(1, seconds / player.seconds)}%`);
    player.range.value = String(seconds);
    player.now.textContent = clock(seconds);
    if (player === current) one(".now", bar).textContent = clock(seconds);
    player.range.setAttribute("aria-valuetext", `${clock(seconds)} of ${clock(player.seconds)}`);
    const word = player.words[before(player.starts, seconds)] ?? null;
    if (word === player.lit) return;
    player.lit?.classList.remove("now");
    word?.classList.add("now");
    player.lit = word;
    if (player === current) one(".saying", bar).textContent = word ? all(".w", word.closest(".s")).map((said) => said.textContent).join(" ") : "";
  }

  /** Show in the bar which answer sounds; the mark that it was played from tells it as well. */
  function announce(player) {
    const playing = !player.audio.paused;
    bar.hidden = false;
    bar.classList.toggle("sounding", playing);
    one(".toggle", bar).setAttribute("aria-label", playing ? "Pause" : "Play");
    one(".which a", bar).textContent = `Answer ${player.number}`;
    one(".which a", bar).href = `#${player.article.id}`;
    one(".which span", bar).textContent = one("h2", player.article).textContent;
    one(".of", bar).textContent = clock(player.seconds);
    mark(playing ? last : null);
  }

  function mark(target) {
    all(".sounding:not(.bar)").forEach((other) => { other.classList.remove("sounding"); other.removeAttribute("aria-pressed"); });
    if (!target?.matches("button[data-at]")) return;
    target.classList.add("sounding");
    target.setAttribute("aria-pressed", "true");
  }

  /** Index of the last start that is not after `seconds`; -1 before the first. */
  function before(starts, seconds) {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= seconds + 0.02) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function follow(player) {
    show(player);
    if (!player.audio.paused) requestAnimationFrame(() => follow(player));
  }

  for (const player of players.values()) {
    const state = () => {
      const playing = !player.audio.paused;
      player.button.setAttribute("aria-pressed", String(playing));
      player.article.classList.toggle("playing", playing);
      if (player === current) announce(player);
      if (playing) follow(player);
    };
    for (const event of ["play", "pause", "ended"]) player.audio.addEventListener(event, state);
    player.audio.addEventListener("seeked", () => show(player));
    player.audio.addEventListener("error", () => tell(player));
    player.button.addEventListener("click", () => { last = null; toggle(player); });
    player.range.addEventListener("input", () => { current = player; seek(player, Number(player.range.value)); });
    for (const curve of all(".curve > svg", player.article)) curve.addEventListener("click", (event) => {
      const box = curve.getBoundingClientRect();
      play(player, player.seconds * (event.clientX - box.left) / box.width);
    });
  }

  if (bar) {
    let speed = 1;
    one(".toggle", bar).addEventListener("click", () => toggle(current));
    one(".speed", bar).addEventListener("click", (event) => {
      speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length];
      for (const { audio } of players.values()) audio.playbackRate = audio.defaultPlaybackRate = speed;
      event.currentTarget.textContent = `${speed}×`;
      event.currentTarget.setAttribute("aria-label", `Speed: ${speed === 1 ? "normal" : speed}`);
    });
  }

  /** Unfold whatever an element lies in. */
  function unfold(element) {
    for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  function arrive() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target || !(target.matches("details") || target.closest("details"))) return;
    unfold(target);
    target.scrollIntoView();
  }
  addEventListener("hashchange", arrive);
  arrive();

  /** Whatever carries a second plays from it. */
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button[data-at], .w");
    if (!target) return;
    const player = players.get(target.dataset.answer ?? target.closest("article")?.querySelector("audio")?.dataset.answer);
    if (!player) return;
    if (target === last && target.matches(".jump") && !player.audio.paused) return player.audio.pause();
    last = target;
    if (target.matches(".step")) choose(evidence().indexOf(target));
    if (target.matches(".w")) rove(target);
    play(player, Number(target.dataset.at));
  });

  const evidence = () => all(".finding:not([hidden]) .step, .topics li:not([hidden]) .step");

  function choose(index) {
    all(".step.chosen").forEach((element) => element.classList.remove("chosen"));
    chosen = index;
    evidence()[index]?.classList.add("chosen");
  }

  /** Step to another finding, and play it when it has a sound. */
  function step(by) {
    const found = evidence();
    if (!found.length) return;
    const index = chosen < 0 ? (by > 0 ? 0 : found.length - 1) : Math.max(0, Math.min(chosen + by, found.length - 1));
    choose(index);
    unfold(found[index]);
    found[index].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    if (found[index].matches("button")) { found[index].focus({ preventScroll: true }); found[index].click(); }
    else for (const player of players.values()) player.audio.pause();
  }

  /** One word of a sentence is in the tab order: the one that was visited last. */
  function rove(word) {
    all(".w[tabindex]", word.closest(".s")).forEach((other) => { other.tabIndex = -1; });
    word.tabIndex = 0;
  }

  function nextWord(by, within = "article") {
    const here = document.activeElement?.matches(".w") ? document.activeElement : current?.lit ?? current?.words[0];
    const words = here ? all(".w", here.closest(within)) : [];
    const word = words[words.indexOf(here) + by];
    if (word) { rove(word); word.focus(); }
  }

  /** Arrows walk through the sentence of the focused word; elsewhere they move the sound. */
  function arrow(by) {
    if (document.activeElement?.matches(".w")) nextWord(Math.sign(by), ".s");
    else if (current) seek(current, current.audio.currentTime + by);
  }

  function space(event) {
    const focused = document.activeElement;
    const playing = [...players.values()].some((player) => !player.audio.paused);
    if (focused?.matches("button:not([data-at]), summary, select, a")) return; // it means that button
    if (!playing && focused?.matches("button[data-at]") && focused !== last) return; // plays what is focused
    event.preventDefault();
    if (!playing && focused?.matches(".w") && focused !== last) focused.click(); else toggle(current);
  }

  const KEYS = {
    " ": space,
    j: () => step(1),
    k: () => step(-1),
    ArrowLeft: () => arrow(-STEP),
    ArrowRight: () => arrow(STEP),
    Enter: () => document.activeElement.click(),
    ",": () => nextWord(-1),
    ".": () => nextWord(1),
    "/": (event) => { event.preventDefault(); one("#search")?.focus(); },
    "?": () => one("#help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    const action = KEYS[event.key];
    if (!action) return;
    if (event.key === "Enter" && !event.target.matches(".w")) return; // it means what is focused
    if (event.key !== " " && event.key !== "/") event.preventDefault();
    action(event);
  });
  // A button acts when the space bar goes up again: not on the one that was used to pause.
  document.addEventListener("keyup", (event) => {
    if (event.key === " " && event.target.matches("button[data-at]") && event.target === last) event.preventDefault();
  });

  one("#keys")?.addEventListener("click", () => one("#help").showModal());

  /* Yes or no, where a concept was possibly meant: the page follows at once, the program by its command. */
  const asks = all(".ask"); // in the order in which `mockint corrections` counts them
  const keep = one(".keep");
  const STATES = { yes: ["note", "said"], no: ["missing", "not said"], "": ["doubt", "in doubt"] };
  function say(ask, answer) {
    ask.dataset.said = answer;
    for (const button of all("button", ask)) button.setAttribute("aria-pressed", String(button.dataset.say === answer));
    const [level, state] = STATES[answer];
    const finding = ask.closest(".finding");
    finding.classList.remove("doubt", "note", "missing");
    finding.classList.add(level);
    const topic = all(".more .topics li", ask.closest("article")).find((item) => one(".step", item)?.textContent === ask.dataset.subject);
    if (topic) {
      topic.className = state.replace(" ", "-");
      one(".state", topic).textContent = state;
    }
    const numbers = (wish) => asks.flatMap((other, index) => other.dataset.said === wish ? [index + 1] : []).join(",");
    const [yes, no] = [numbers("yes"), numbers("no")];
    keep.hidden = !yes && !no;
    one("code", keep).textContent = ["mockint corrections", keep.dataset.session, yes && `--yes ${yes}`, no && `--no ${no}`].filter(Boolean).join(" ");
  }
  for (const ask of asks) for (const button of all("button", ask)) {
    button.addEventListener("click", () => say(ask, ask.dataset.said === button.dataset.say ? "" : button.dataset.say));
  }
  one(".copy", keep ?? document)?.addEventListener("click", () => {
    const range = document.createRange();
    range.selectNodeContents(one("code", keep));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    navigator.clipboard?.writeText(one("code", keep).textContent).catch(() => {}); // else it stands selected
  });

  /* Search and filter */
  let hit = -1;
  function search(text) {
    const wish = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const words = all(".w");
    const bare = words.map((word) => word.textContent.toLowerCase());
    words.forEach((word) => word.classList.remove("hit"));
    hit = -1;
    if (!wish.length) { one("#hits").value = ""; return; }
    let count = 0;
    bare.forEach((_, index) => {
      if (!wish.every((part, offset) => bare[index + offset]?.includes(part))) return;
      count += 1;
      wish.forEach((_part, offset) => words[index + offset].classList.add("hit"));
    });
    one("#hits").value = count ? `${count} found` : "not said";
  }
  one("#search")?.addEventListener("input", (event) => search(event.target.value));
  one(".tools")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const hits = all(".w.hit");
    if (!hits.length) return;
    hit = (hit + 1) % hits.length;
    hits[hit].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    hits[hit].click();
  });
  one("#filter")?.addEventListener("change", (event) => {
    const check = event.target.value;
    if (check) all("article .fold").forEach(unfold);
    all(".finding").forEach((finding) => { finding.hidden = Boolean(check) && finding.dataset.check !== check; });
    all(".findings > ul:not(.topics)").forEach((list) => {
      const empty = all(".finding:not([hidden])", list).length === 0;
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    });
    all(".more .topics li").forEach((topic) => { topic.hidden = Boolean(check) && topic.dataset.check !== check; });
    chosen = -1;
  });
})();
