// The leaderboard: a table of which only the rows in sight exist; the server filters, sorts and pages.

import { $, h, reducedMotion, setText } from './dom.js';
import { count } from './format.js';
import { icon } from './states.js';
import { columnsFor } from './columns.js';

const ROW = 34;
const OVERSCAN = 10;
const HIGHLIGHT_MILLIS = 1600;
const STILL_MILLIS = 3000;
const NARROW = 480;
const LOADING_ROWS = 12;

export class Board {
  /** handlers: toggle(trial), open(trial), sort(key, dir), hover(trial|null), colour(trial), see(), star(row) or null where nobody may, twins(trial) opens or folds, isOpen(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.columns = [];
    this.shown = new Map();
    this.places = new Map();
    this.widths = new Map();
    this.active = null;
    this.pages = null;
    this.first = 0;
    this.last = 60;
    this.readUntil = 0;
    this.head = h('tr');
    this.cols = h('colgroup');
    this.before = h('tbody', { 'aria-hidden': 'true' }, h('tr', {}, h('td')));
    this.body = h('tbody');
    this.after = h('tbody', { 'aria-hidden': 'true' }, h('tr', {}, h('td')));
    this.table = h(
      'table',
      {
        role: 'grid',
        tabindex: '0',
        'aria-labelledby': 'board-title',
        id: 'rows',
        'data-testid': 'leaderboard',
      },
      this.cols,
      h('thead', {}, this.head),
      this.before,
      this.body,
      this.after,
    );
    this.none = h('p', { class: 'none', hidden: true });
    this.scroller = $('board');
    this.scroller.append(this.table, this.none);
    this.scroller.addEventListener('scroll', () => this.#see(), { passive: true });
    new ResizeObserver(() => this.#see()).observe(this.scroller);
    this.table.addEventListener('keydown', (event) => this.#key(event));
    this.body.addEventListener('click', (event) => this.#click(event));
    this.body.addEventListener('pointerover', (event) => this.handlers.hover(trialOf(event)));
    this.body.addEventListener('pointermove', () => (this.readUntil = performance.now() + STILL_MILLIS));
    this.body.addEventListener('pointerleave', () => {
      this.readUntil = 0;
      this.handlers.hover(null);
      this.handlers.see();
    });
  }

  /** Whether somebody points at a row, which must then not move away. */
  isRead() {
    return performance.now() < this.readUntil;
  }

  /** Back to the top for another sweep. */
  reset() {
    this.body.replaceChildren();
    this.shown.clear();
    this.places.clear();
    this.widths.clear();
    this.columnKeys = '';
    this.active = null;
    this.scroller.scrollTo(0, 0);
  }

  /** Draws the rows held of the route's query. */
  render(store, detail, route, layout, { moved, refused }) {
    const query = store.pages.key.replace(/&open=.*/, ''); // rows open beneath the pointer
    if (this.query !== query) {
      if (this.query) this.scroller.scrollTop = 0;
      this.query = query;
      this.places.clear();
    }
    this.pages = store.pages;
    this.refused = refused;
    const sample = [...store.top.rows];
    for (let i = this.first; i < this.last; i++) if (this.pages.rowAt(i)) sample.push(this.pages.rowAt(i));
    this.columns = columnsFor(
      detail,
      store.sweep,
      sample,
      this.pages.metrics,
      layout,
      this.scroller.clientWidth < NARROW,
    );
    this.#measure();
    this.#header(route);
    this.table.setAttribute('aria-rowcount', this.pages.total + 1);
    const { all, total, loaded } = this.pages;
    setText($('matched'), loaded ? matched(this.pages) : '');
    this.none.hidden = !loaded || total > 0;
    setText(
      this.none,
      all ? 'No trial matches the filter. Escape clears it.' : 'Waiting for the first trial to start.',
    );
    this.#paint(moved);
  }

  /** Columns never shrink while a sweep is shown, or the table would shake as one scrolls. */
  #measure() {
    let left = 0;
    for (const column of this.columns) {
      column.width = Math.max(column.width, this.widths.get(column.key) ?? 0);
      this.widths.set(column.key, column.width);
      if (!column.pinned) continue;
      column.left = left;
      left += column.width;
    }
  }

  #header(route) {
    const keys = JSON.stringify([this.columns.map((c) => [c.key, c.width, c.number, c.left]), route.sort, route.dir]);
    if (keys === this.columnKeys) return;
    this.columnKeys = keys;
    this.cols.replaceChildren(...this.columns.map((c) => h('col', { vars: { width: `${c.width}px` } })));
    this.table.style.setProperty('--width', `${this.columns.reduce((sum, c) => sum + c.width, 0)}px`);
    this.head.replaceChildren(...this.columns.map((c, i) => this.#heading(c, i, route)));
    this.body.replaceChildren();
    this.shown.clear();
  }

  #heading(column, index, route) {
    const on = route.sort === column.key;
    const classes = cellClass(column, index);
    const vars = pin(column);
    if (column.plain)
      return h('th', { class: classes, scope: 'col', vars }, h('span', { class: 'visually-hidden' }, column.title));
    const flip = on ? (route.dir === 'asc' ? 'desc' : 'asc') : column.best === 'maximize' ? 'desc' : 'asc';
    return h(
      'th',
      {
        class: classes,
        scope: 'col',
        vars,
        'data-column': column.key,
        'aria-sort': on ? (route.dir === 'asc' ? 'ascending' : 'descending') : 'none',
      },
      h(
        'button',
        {
          type: 'button',
          class: 'sort',
          title: column.title ?? column.label,
          onclick: () => this.handlers.sort(column.key, flip),
        },
        h('span', { class: 'sort-label' }, column.label),
        h('span', { class: 'arrow', 'aria-hidden': 'true' }, on ? (route.dir === 'asc' ? '↑' : '↓') : ''),
      ),
    );
  }

  /** The stretch of rows in sight has changed. */
  #see() {
    if (!this.pages) return;
    this.#paint(false);
    this.handlers.see();
  }

  #paint(moved) {
    const total = this.pages.loaded ? this.pages.total : this.refused ? 0 : LOADING_ROWS;
    const top = this.scroller.scrollTop;
    const start = Math.min(Math.max(0, Math.floor(top / ROW) - OVERSCAN), Math.max(0, total - 1));
    const end = Math.min(total, Math.ceil((top + this.scroller.clientHeight) / ROW) + OVERSCAN);
    this.first = start;
    this.last = Math.max(start, end - 1);
    height(this.before, start * ROW);
    height(this.after, (total - end) * ROW);
    const keep = new Map();
    const places = new Map();
    let next = this.body.firstElementChild;
    for (let i = start; i < end; i++) {
      const row = this.pages.rowAt(i) ?? { trial: `at-${i}`, empty: true };
      if (keep.has(row.trial)) continue; // pages of two moments may overlap
      const known = this.shown.get(row.trial);
      const shown = known ?? this.#create(row);
      keep.set(row.trial, shown);
      places.set(row.trial, i);
      if (shown.tr === next) next = next.nextElementSibling;
      else this.body.insertBefore(shown.tr, next);
      if (row.empty) continue;
      this.#update(shown, row, i);
      if (moved) this.#motion(shown.tr, row, i, Boolean(known));
    }
    for (const [trial, shown] of this.shown) if (!keep.has(trial)) shown.tr.remove();
    this.shown = keep;
    this.places = places;
  }

  #create(row) {
    const cells = this.columns.map((column, i) =>
      h('td', { class: cellClass(column, i), role: 'gridcell', vars: pin(column) }),
    );
    if (row.empty) return { tr: h('tr', { class: 'coming', role: 'row' }, cells), cells, row: null, rank: 0 };
    const tr = h('tr', { id: `trial-${row.trial}`, 'data-trial': row.trial, role: 'row' }, cells);
    cells[0].append(h('span', { class: 'swatch' }));
    cells[2].append(
      h(
        'button',
        { type: 'button', class: 'open', tabindex: '-1', 'aria-label': `Details of trial ${row.trial}` },
        `#${row.trial}`,
      ),
    );
    if (this.handlers.star()) cells[2].append(h('button', { type: 'button', class: 'star', tabindex: '-1' }, '☆'));
    else cells[2].append(h('span', { class: 'star' }));
    return { tr, cells, row: null, rank: 0 };
  }

  #update(shown, row, index) {
    const { tr, cells } = shown;
    const colour = this.handlers.colour(row.trial);
    tr.classList.toggle('active', row.trial === this.active);
    tr.setAttribute('aria-rowindex', index + 2);
    if (shown.colour !== colour) {
      shown.colour = colour;
      cells[0].firstChild.className = colour === null ? 'swatch' : `swatch on c${colour}`;
      tr.setAttribute('aria-selected', colour !== null);
    }
    if (shown.row === row && shown.rank === row.rank) return;
    shown.row = row;
    shown.rank = row.rank;
    tr.setAttribute('data-rank', row.rank);
    tr.setAttribute('data-state', row.state);
    tr.classList.toggle('unranked', row.group !== 0);
    showStar(cells[2].querySelector('.star'), row);
    showTwins(cells[2], row, this.handlers.isOpen(origin(row)));
    this.columns.forEach((column, i) => {
      if (column.plain || column.key === 'trial') return;
      const text = column.show(row);
      if (column.key === 'state')
        cells[i].replaceChildren(icon(row.state), h('span', column.bare ? { class: 'visually-hidden' } : {}, text));
      else setText(cells[i], text);
      cells[i].title = column.key === 'state' || column.key === 'value' ? (row.reason ?? text) : text;
    });
  }

  /** A row that changed place glides there; one that climbed is lit for a moment. */
  #motion(tr, row, index, known) {
    const was = this.places.get(row.trial);
    const fresh = performance.now() - row.changedAt < 400;
    if (fresh && (!known || row.rank < row.previousRank)) light(tr);
    if (reducedMotion() || was === undefined || was === index || Math.abs(was - index) > 40) return;
    tr.animate([{ transform: `translateY(${(was - index) * ROW}px)` }, { transform: 'none' }], {
      duration: 420,
      easing: 'cubic-bezier(.2,.7,.2,1)',
    });
  }

  #click(event) {
    const trial = trialOf(event);
    if (trial === null) return;
    this.#activate(this.pages.indexOf(trial));
    const star = this.handlers.star();
    if (event.target.closest('.open')) this.handlers.open(trial);
    else if (event.target.closest('.twins')) this.#twins(this.shown.get(trial).row);
    else if (event.target.closest('.star') && star) {
      this.readUntil = 0; // whoever stars a row wants to see it starred
      star(this.shown.get(trial).row);
    } else if (!String(getSelection())) this.handlers.toggle(trial);
  }

  #key(event) {
    if (event.target.closest('thead')) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 2);
    const at = this.pages.indexOf(this.active);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.pages.total - 1,
    }[event.key];
    if (to !== undefined && !event.ctrlKey && !event.metaKey) this.#activate(to);
    else if (event.key === 'Enter' && at >= 0) this.handlers.open(this.active);
    else if (event.key === ' ' && at >= 0) this.handlers.toggle(this.active);
    else if (event.key === 'ArrowRight' && this.pages.rowAt(at)?.copies) this.#twins(this.pages.rowAt(at));
    else if (event.key === 'ArrowLeft' && at >= 0 && this.handlers.isOpen(origin(this.pages.rowAt(at))))
      this.#twins(this.pages.rowAt(at));
    else if (event.key === '*' && at >= 0) this.handlers.star()?.(this.pages.rowAt(at));
    else return;
    event.preventDefault();
  }

  #twins(row) {
    this.readUntil = 0;
    this.handlers.twins(origin(row));
  }

  #activate(index) {
    if (!this.pages.total) return;
    const at = Math.min(this.pages.total - 1, Math.max(0, index));
    const room = this.scroller.clientHeight - ROW * 2;
    const top = this.scroller.scrollTop;
    if (at * ROW < top) this.scroller.scrollTop = at * ROW;
    else if (at * ROW > top + room) this.scroller.scrollTop = at * ROW - room;
    const row = this.pages.rowAt(at);
    if (!row) return; // it is being asked for
    this.active = row.trial;
    this.table.setAttribute('aria-activedescendant', `trial-${this.active}`);
    this.#paint(false);
  }
}

function matched({ all, total, trials }) {
  const some =
    trials === all ? `${count(all)} ${all === 1 ? 'trial' : 'trials'}` : `${count(trials)} of ${count(all)} trials`;
  return total === trials ? some : `${some} in ${count(total)} ${total === 1 ? 'row' : 'rows'}`;
}

const pin = (column) => (column.pinned ? { left: `${column.left}px` } : null);

function showStar(star, row) {
  const starred = Boolean(row.starred);
  star.classList.toggle('on', starred);
  if (star.localName === 'button') {
    setText(star, starred ? '★' : '☆');
    star.setAttribute('aria-label', `Star trial ${row.trial}`);
    star.setAttribute('aria-pressed', String(starred));
  } else {
    setText(star, starred ? '★' : '');
    star.title = starred ? 'starred' : '';
  }
}

/** The trial that computed what a row shows. */
const origin = (row) => row.copy_of ?? row.trial;

/** How many rows are folded into this one; those that were open can be folded again. */
function showTwins(cell, row, open) {
  let button = cell.querySelector('.twins');
  if (!row.copies && !open) {
    button?.remove();
    return;
  }
  if (!button) {
    button = h('button', { type: 'button', class: 'twins', tabindex: '-1' });
    cell.prepend(button); // numbers stand one below the other
  }
  const what = open
    ? `Fold the trials that computed the same as trial ${origin(row)}`
    : `${row.copies} more computed the same`;
  setText(button, open ? '−' : `+${row.copies}`);
  button.title = what;
  button.setAttribute('aria-label', what);
  button.setAttribute('aria-expanded', String(open));
}

function light(tr) {
  tr.classList.remove('risen');
  void tr.offsetWidth; // restarts the animation
  tr.classList.add('risen');
  clearTimeout(tr.lit);
  tr.lit = setTimeout(() => tr.classList.remove('risen'), HIGHLIGHT_MILLIS);
}

function height(body, pixels) {
  body.hidden = pixels <= 0;
  body.firstChild.firstChild.style.height = `${Math.max(0, pixels)}px`;
}

function cellClass(column, index) {
  return [
    'col-' + column.key.split('.')[0],
    column.number && 'num',
    column.quiet && 'quiet-cell',
    column.pinned && 'pin',
    column.pinned && (index < 3 ? `pin-${index}` : 'pin-more'),
  ]
    .filter(Boolean)
    .join(' ');
}

function trialOf(event) {
  const tr = event.target.closest('tr[data-trial]');
  return tr ? Number(tr.dataset.trial) : null;
}
