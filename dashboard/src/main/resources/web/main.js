// Wires the page: stream → store → parts. Draws at most once a frame.

import { $, setText } from './dom.js';
import { getJson, openStream, sweepPath } from './api.js';
import { Acts } from './acts.js';
import { toast } from './dialog.js';
import { Editor, FIRST_FILE } from './editor.js';
import { Login } from './login.js';
import { Session } from './session.js';
import { metric } from './format.js';
import { feedSentence, feedWord, isLive, isReplaying } from './feed.js';
import { Store } from './store.js';
import { readRoute, writeRoute } from './route.js';
import { Selection } from './selection.js';
import { SweepList } from './sweeps.js';
import { Header } from './header.js';
import { Board } from './board.js';
import { Chooser, readLayout } from './chooser.js';
import { Curves } from './curves.js';
import { Loader } from './loader.js';
import { renderWindows } from './windows.js';
import { Drawer } from './drawer.js';
import { Views } from './views.js';

/** Half-written filters are not asked for. */
const TYPING_MILLIS = 180;

const store = new Store();
const selection = new Selection();
const list = new SweepList();
const session = new Session();
const acts = new Acts(session, enter);
const editor = new Editor(session);
const login = new Login(session, begin);
const drawer = new Drawer(acts, session);
let route = readRoute();
let detail = null;
let closeStream = () => {};
let frame = 0;
let moved = false;
let missing = false; // the log has not told of the route's sweep
let layout = null;
let typing = 0;
const opened = new Set(); // trials whose copies have rows of their own

const header = new Header(
  {
    state: (name) => {
      if (!route.states.delete(name)) route.states.add(name);
      changed();
    },
    open: (trial) => drawer.trial(route.sweep, trial),
    file: async () => drawer.sweep(await getJson(sweepPath(route.sweep)).catch(() => detail)),
    clone: async () => editor.open(detail ?? (await getJson(sweepPath(route.sweep)))),
  },
  acts,
  session,
);
const curves = new Curves({
  toggle,
  choose: (name) => {
    route.metric = name;
    changed();
  },
});
const board = new Board({
  toggle,
  open: (trial) => drawer.trial(route.sweep, trial),
  sort: (key, dir) => {
    Object.assign(route, { sort: key, dir });
    changed();
  },
  hover: (trial) => curves.hover(trial !== null && selection.colour(trial) !== null ? trial : null),
  colour: (trial) => selection.colour(trial),
  see: load,
  star: () => session.acts && ((row) => acts.star(route.sweep, row.trial, !row.starred)),
  isOpen: (trial) => opened.has(trial),
  twins: (trial) => {
    if (!opened.delete(trial)) opened.add(trial);
    load();
  },
});
const chooser = new Chooser((next) => {
  layout = next;
  draw();
});
const views = new Views({
  choose: (view) => {
    route.view = view;
    changed();
  },
  filter: (text, view = route.view) => {
    Object.assign(route, { q: text, view });
    $('filter').value = text;
    changed();
  },
  open: (trial) => drawer.trial(route.sweep, trial),
  toggle,
  beside: (sweep) => {
    route.beside = sweep;
    changed();
  },
  again: draw,
});
const loader = new Loader(store, { changed: arrived, holds: () => board.isRead() });

function toggle(trial) {
  selection.toggle(trial);
  changed();
}

function changed() {
  writeRoute(route);
  draw();
}

function draw() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    render();
  });
}

function render() {
  if (!session.looks) return;
  const sweeps = store.list();
  list.render(sweeps, route.sweep, store.now());
  showFeed();
  showMissing();
  $('empty').hidden =
    sweeps.length > 0 || Boolean(route.sweep) || isReplaying(store.feed) || store.feed.status === 'down';
  if (!route.sweep && sweeps.length && !isReplaying(store.feed)) {
    const first = sweeps.find((s) => s.state === 'RUNNING') ?? sweeps.find((s) => !s.archived) ?? sweeps[0];
    select({ ...route, sweep: first.id });
    return;
  }
  $('view').hidden = !store.sweep;
  if (!store.sweep) return;
  selection.update(store.top.rows);
  layout ??= readLayout(store.sweep.name);
  header.render(store, detail, route);
  board.render(store, detail, route, layout, { moved, refused: Boolean(loader.problem) });
  chooser.update(store.sweep.name, layout, board.columns);
  moved = false;
  showProblem();
  curves.render(store, selection, route.metric);
  renderWindows(store);
  views.render(store, detail, route, isLive(store.feed, store.connected), selection);
  drawer.refresh(store.rows.get(drawer.showing?.trial));
  load();
  const title = store.sweep.best ? `${metric(store.sweep.best.value)} · ${store.sweep.name}` : store.sweep.name;
  if (document.title !== title) document.title = title;
}

/** Asks for what is to be seen and not held. */
function load() {
  if (!store.sweep) return;
  loader.want({
    sweep: store.sweep.id,
    filter: route.q,
    states: route.states,
    sort: (route.dir === 'desc' ? '-' : '') + route.sort,
    opened,
    first: board.first,
    last: board.last,
    trials: selection.trials,
  });
  $('save-csv').href = `${sweepPath(store.sweep.id)}/board.csv?${loader.text}`;
  $('save-json').href = `${sweepPath(store.sweep.id)}/leaderboard?${loader.text}`;
}

function arrived() {
  moved = true;
  draw();
}

/** What is wrong with the filter; the rows from before stay. */
function showProblem() {
  const text = loader.problem?.text ?? '';
  setText($('problem'), text);
  $('problem').hidden = !text;
  $('filter').setAttribute('aria-invalid', String(Boolean(text)));
}

function receive(message) {
  if (missing && (message.feed || message.sweeps?.some(({ id }) => !store.sweeps.has(id)))) loadDetail();
  if (message.reset && store.sweep) loadDetail();
  const before = store.sweep?.id === message.sweep?.id ? store.sweep?.best : null;
  store.fold(message);
  if (message.deleted?.includes(route.sweep)) {
    toast(`${store.sweep?.name ?? route.sweep} was deleted`);
    select({ ...readRoute(), sweep: '' });
    return;
  }
  const best = store.sweep?.best;
  if (message.sweep && before && best.trial !== before.trial) {
    setText($('announce'), `New best: ${metric(best.value)}, trial ${best.trial}`);
  }
  draw();
}

async function loadDetail() {
  const sweep = route.sweep;
  try {
    const answer = await getJson(sweepPath(sweep));
    if (sweep !== route.sweep) return;
    if (answer.id !== sweep && isReplaying(store.feed)) {
      awaitSweep();
      return;
    }
    detail = answer;
    if (missing) follow(sweep);
    if (answer.id !== sweep) {
      // a name, or "latest"
      route.sweep = answer.id;
      writeRoute(route);
    }
  } catch (error) {
    if (sweep !== route.sweep) return;
    if (error.status === 404 && !store.sweep) awaitSweep();
    else setText($('announce'), error.message);
  }
  draw();
}

/** The log has not told of the sweep, or may yet tell of a newer one by that name: the list says when. */
function awaitSweep() {
  if (missing) return;
  follow('');
  missing = true;
  draw();
}

/** Opens the stream of a sweep, or that of the list. */
function follow(sweep) {
  missing = false;
  closeStream();
  closeStream = openStream(sweep, receive, status);
}

/** Shows another sweep; the rest of the route comes with it. */
function select(next) {
  route = next;
  writeRoute(route);
  detail = null;
  layout = null;
  store.clear();
  selection.clear();
  opened.clear();
  board.reset();
  views.reset();
  drawer.close();
  $('filter').value = route.q;
  follow(route.sweep);
  if (route.sweep) loadDetail();
  draw();
}

function status(word) {
  store.connected = word !== 'reconnecting';
  if (word === 'refused') {
    store.feed = null; // a server that has just started and knows no sweep yet
    enter();
  }
  draw();
}

/** Finds out who looks; asks where that is needed, and begins anew where it has changed. */
async function enter() {
  const before = session.role;
  try {
    await session.load();
  } catch {
    return; // the server is away; the stream says so
  }
  if (session.role !== before || !session.looks) begin();
}

function begin() {
  $('leave').hidden = !session.login || !session.looks;
  $('leave').title = `${session.name}, ${session.role}`;
  $('new-sweep').hidden = !session.acts || !session.drives;
  if (session.looks) {
    login.hide();
    select(readRoute());
    return;
  }
  closeStream();
  drawer.close();
  store.sweeps.clear();
  store.clear();
  list.render([], '', 0);
  for (const id of ['view', 'empty', 'missing', 'feed']) $(id).hidden = true;
  setText($('connection'), 'logged out');
  $('connection').dataset.status = 'logged out';
  login.show();
}

function showFeed() {
  const host = $('connection');
  setText(host, feedWord(store.feed, store.connected));
  host.dataset.status = host.textContent;
  const sentence = feedSentence(store.feed, store.connected);
  $('feed').hidden = !sentence;
  setText($('feed'), sentence);
}

function showMissing() {
  $('missing').hidden = !missing;
  if (!missing) return;
  const waiting = isReplaying(store.feed) || store.feed.status === 'down';
  setText($('missing-title'), waiting ? `Waiting for sweep ${route.sweep}` : `No sweep ${route.sweep}`);
  setText(
    $('missing-text'),
    waiting
      ? 'The log has not told of it so far; it opens here when it does.'
      : 'The log tells of no sweep by this id or name. Those it knows are in the list; this one opens here when it starts.',
  );
}

$('filter').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    route.q = $('filter').value;
    changed();
  }, TYPING_MILLIS);
});
$('new-sweep').addEventListener('click', () => editor.open({ text: FIRST_FILE }));
$('theme').addEventListener('click', () => dispatchEvent(new Event('toggletheme')));
$('leave').addEventListener('click', async () => {
  try {
    const away = await session.leave();
    begin();
    if (away) location.assign(away);
  } catch (error) {
    toast(error.message, { bad: true });
  }
});
addEventListener('themechange', draw);
addEventListener('hashchange', () => {
  const next = readRoute();
  document.body.classList.remove('menu-open');
  $('menu').setAttribute('aria-expanded', 'false');
  if (next.sweep === route.sweep) {
    route = next;
    $('filter').value = route.q;
    draw();
  } else select(next);
});
$('menu').addEventListener('click', () => {
  $('menu').setAttribute('aria-expanded', String(document.body.classList.toggle('menu-open')));
});
$('skip').addEventListener('click', (event) => {
  event.preventDefault();
  if (route.view === 'board') board.table.focus();
  else $('tabs').querySelector('[tabindex="0"]')?.focus();
});
addEventListener('keydown', (event) => {
  if (document.querySelector('dialog[open]')) return;
  const writes = event.target.matches?.('input, textarea');
  if (event.key === '/' && !writes && !event.ctrlKey && !event.metaKey) {
    $('filter').focus();
    event.preventDefault();
  } else if (event.key === 'Escape' && !chooser.close() && !drawer.close()) {
    if (route.q || route.states.size || $('filter').value) {
      clearTimeout(typing);
      Object.assign(route, { q: '', states: new Set() });
      $('filter').value = '';
      changed();
    } else if (writes) event.target.blur();
  }
});
setInterval(() => {
  header.tick(store);
  views.tick();
}, 1000);
start();

/** A server that does not answer yet is asked again. */
async function start() {
  try {
    await session.load();
    begin();
  } catch {
    setText($('connection'), 'reconnecting');
    setTimeout(start, 1500);
  }
}
