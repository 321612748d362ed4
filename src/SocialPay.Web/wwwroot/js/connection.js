// The line between this page and the server, in the framework's own states: show, retrying, failed, rejected, paused, resume-failed, hide.
// One sentence is shown for each; a page that lost its circuit says so and comes back by itself.
const notice = document.getElementById("components-reconnect-modal");
const patience = 5000;
let waiting = 0;

const show = name => {
  notice.hidden = name === null;
  for (const sentence of notice.querySelectorAll("[data-state]")) sentence.hidden = sentence.dataset.state !== name;
};

const reload = () => {
  show("reloading");
  setTimeout(() => location.reload(), 1500);
};

const reconnect = async () => {
  show("retrying");
  try {
    if (await Blazor.reconnect() || await Blazor.resumeCircuit()) show(null);
    else reload();
  } catch {
    wait("failed");
  }
};

const resume = async () => {
  try {
    if (await Blazor.resumeCircuit()) show(null);
    else reload();
  } catch {
    wait("resume-failed");
  }
};

// Asks the server every few seconds whether it is there again.
const wait = name => {
  show(name);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    try {
      if ((await fetch("/health", { cache: "no-store" })).ok) return reconnect();
    } catch {
      // Still away.
    }
    wait(name);
  }, patience);
};

const states = {
  show: () => show("retrying"),
  retrying: () => show("retrying"),
  hide: () => { clearTimeout(waiting); show(null); },
  failed: () => wait("failed"),
  rejected: reload,
  paused: () => show("paused"),
  "resume-failed": () => wait("resume-failed"),
};

notice?.addEventListener("components-reconnect-state-changed", event => states[event.detail.state]?.());
notice?.addEventListener("click", event => {
  const what = event.target.dataset?.do;
  if (!what) return;
  clearTimeout(waiting);
  ({ reconnect, resume, reload })[what]();
});
window.addEventListener("online", () => { if (notice && !notice.hidden) reconnect(); });
