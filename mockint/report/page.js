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
      past: one(".past", article), heads: all(".head", article), now: one(".now", article), speed: one(".speed", article),
    }];
  }));
  let current = players.values().next().value ?? null;
  let chosen = -1; // the finding that j and k start from
  let last = null; // the word or finding that was played last

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
    player.range.setAttribute("aria-valuetext", `${clock(seconds)} of ${clock(player.seconds)}`);
    const word = player.words[before(player.starts, seconds)] ?? null;
    if (word === player.lit) return;
    player.lit?.classList.remove("now");
    word?.classList.add("now");
    player.lit = word;
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
      if (playing) follow(player);
    };
    for (const event of ["play", "pause", "ended"]) player.audio.addEventListener(event, state);
    player.audio.addEventListener("seeked", () => show(player));
    player.audio.addEventListener("error", () => tell(player));
    player.button.addEventListener("click", () => toggle(player));
    player.range.addEventListener("input", () => { current = player; seek(player, Number(player.range.value)); });
    for (const curve of all(".curve > svg", player.article)) curve.addEventListener("click", (event) => {
      const box = curve.getBoundingClientRect();
      play(player, player.seconds * (event.clientX - box.left) / box.width);
    });
    player.speed.addEventListener("click", () => {
      const next = SPEEDS[(SPEEDS.indexOf(player.audio.playbackRate) + 1) % SPEEDS.length];
      player.audio.playbackRate = player.audio.defaultPlaybackRate = next;
      player.speed.textContent = `${next}×`;
      player.speed.setAttribute("aria-label", `Speed: ${next === 1 ? "normal" : next}`);
    });
  }

  /** Whatever carries a second plays from it. */
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button[data-at]");
    if (!target) return;
    const player = players.get(target.dataset.answer ?? target.closest("article")?.querySelector("audio")?.dataset.answer);
    if (!player) return;
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
    found[index].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    if (found[index].matches("button")) { found[index].focus({ preventScroll: true }); found[index].click(); }
    else for (const player of players.values()) player.audio.pause();
  }

  /** One word of an answer is in the tab order: the one that was visited last. */
  function rove(word) {
    all('.w[tabindex="0"], .w:not([tabindex])', word.closest("article")).forEach((other) => { other.tabIndex = -1; });
    word.tabIndex = 0;
  }

  function nextWord(by) {
    const here = document.activeElement?.matches(".w") ? document.activeElement : current?.lit ?? current?.words[0];
    const words = here ? all(".w", here.closest("article")) : [];
    const word = words[words.indexOf(here) + by];
    if (word) { rove(word); word.focus(); }
  }

  function space(event) {
    const focused = document.activeElement;
    const playing = [...players.values()].some((player) => !player.audio.paused);
    if (focused?.matches("button:not([data-at]), summary, select, a")) return; // it means that button
    if (!playing && focused?.matches("button[data-at]") && focused !== last) return; // plays what is focused
    event.preventDefault();
    toggle(current);
  }

  const KEYS = {
    " ": space,
    j: () => step(1),
    k: () => step(-1),
    ArrowLeft: () => current && seek(current, current.audio.currentTime - STEP),
    ArrowRight: () => current && seek(current, current.audio.currentTime + STEP),
    ",": () => nextWord(-1),
    ".": () => nextWord(1),
    "/": (event) => { event.preventDefault(); one("#search")?.focus(); },
    "?": () => one("#help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || one("#help").open) return;
    const action = KEYS[event.key];
    if (!action) return;
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
