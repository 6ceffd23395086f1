// The leaderboard: a table of which only the rows in sight exist.

import { $, h, reducedMotion, setText } from './dom.js';
import { icon } from './states.js';
import { columnsFor, filtered, sorted } from './columns.js';

const ROW = 34;
const OVERSCAN = 10;
const HIGHLIGHT_MILLIS = 1600;

export class Board {
  /** handlers: toggle(trial), open(trial), sort(key, dir), hover(trial|null), colour(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.view = [];
    this.columns = [];
    this.shown = new Map();
    this.places = new Map();
    this.active = null;
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
    this.scroller.addEventListener('scroll', () => this.#paint(false), { passive: true });
    new ResizeObserver(() => this.#paint(false)).observe(this.scroller);
    this.table.addEventListener('keydown', (event) => this.#key(event));
    this.body.addEventListener('click', (event) => this.#click(event));
    this.body.addEventListener('pointerover', (event) => this.handlers.hover(trialOf(event)));
    this.body.addEventListener('pointerleave', () => this.handlers.hover(null));
  }

  /** Back to the top for another sweep. */
  reset() {
    this.body.replaceChildren();
    this.shown.clear();
    this.places.clear();
    this.columnKeys = '';
    this.active = null;
    this.scroller.scrollTo(0, 0);
  }

  /** Draws the rows that pass the route's filters, in its order. */
  render(store, detail, route, moved) {
    const ranked = store.ranked();
    this.columns = columnsFor(detail, store.sweep, ranked, this.scroller.clientWidth);
    this.#header(route);
    const column = this.columns.find((c) => c.key === route.sort && c.get);
    this.view = sorted(filtered(ranked, route.q, route.states), column, route.dir);
    this.table.setAttribute('aria-rowcount', this.view.length + 1);
    const all = ranked.length;
    setText(
      $('matched'),
      this.view.length === all
        ? `${all.toLocaleString('en')} ${all === 1 ? 'trial' : 'trials'}`
        : `${this.view.length.toLocaleString('en')} of ${all.toLocaleString('en')} trials`,
    );
    this.none.hidden = this.view.length > 0;
    setText(
      this.none,
      all ? 'No trial matches the filter. Escape clears it.' : 'Waiting for the first trial to start.',
    );
    this.#paint(moved);
  }

  #header(route) {
    const keys = JSON.stringify([this.columns.map((c) => [c.key, c.width, c.number]), route.sort, route.dir]);
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
    if (!column.get)
      return h('th', { class: classes, scope: 'col' }, h('span', { class: 'visually-hidden' }, column.title));
    const flip = on ? (route.dir === 'asc' ? 'desc' : 'asc') : column.best === 'maximize' ? 'desc' : 'asc';
    return h(
      'th',
      {
        class: classes,
        scope: 'col',
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

  #paint(moved) {
    const top = this.scroller.scrollTop;
    const start = Math.max(0, Math.floor(top / ROW) - OVERSCAN);
    const end = Math.min(this.view.length, Math.ceil((top + this.scroller.clientHeight) / ROW) + OVERSCAN);
    height(this.before, start * ROW);
    height(this.after, (this.view.length - end) * ROW);
    const keep = new Map();
    let next = this.body.firstElementChild;
    for (let i = start; i < end; i++) {
      const row = this.view[i];
      const known = this.shown.get(row.trial);
      const shown = known ?? this.#create(row);
      keep.set(row.trial, shown);
      if (shown.tr === next) next = next.nextElementSibling;
      else this.body.insertBefore(shown.tr, next);
      this.#update(shown, row, i);
      if (moved) this.#motion(shown.tr, row, i, Boolean(known));
    }
    for (const [trial, shown] of this.shown) if (!keep.has(trial)) shown.tr.remove();
    this.shown = keep;
    this.places = new Map(this.view.slice(start, end).map((row, i) => [row.trial, start + i]));
  }

  #create(row) {
    const cells = this.columns.map((column, i) => h('td', { class: cellClass(column, i), role: 'gridcell' }));
    const tr = h('tr', { id: `trial-${row.trial}`, 'data-trial': row.trial, role: 'row' }, cells);
    cells[0].append(h('span', { class: 'swatch' }));
    cells[2].append(
      h(
        'button',
        { type: 'button', class: 'open', tabindex: '-1', 'aria-label': `Details of trial ${row.trial}` },
        `#${row.trial}`,
      ),
    );
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
    tr.classList.toggle('unranked', row.score === null);
    this.columns.forEach((column, i) => {
      if (!column.get || column.key === 'trial') return;
      const text = column.show(row);
      if (column.key === 'state')
        cells[i].replaceChildren(icon(row.state), h('span', column.word ? {} : { class: 'visually-hidden' }, text));
      else setText(cells[i], text);
      if (column.key === 'state' || (column.key === 'value' && row.reason))
        cells[i].title = row.reason ?? row.state.toLowerCase();
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
    this.#activate(this.view.findIndex((row) => row.trial === trial));
    if (event.target.closest('.open')) this.handlers.open(trial);
    else if (!String(getSelection())) this.handlers.toggle(trial);
  }

  #key(event) {
    if (event.target.closest('thead')) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 2);
    const at = this.view.findIndex((row) => row.trial === this.active);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.view.length - 1,
    }[event.key];
    if (to !== undefined && !event.ctrlKey && !event.metaKey) this.#activate(to);
    else if (event.key === 'Enter' && at >= 0) this.handlers.open(this.active);
    else if (event.key === ' ' && at >= 0) this.handlers.toggle(this.active);
    else return;
    event.preventDefault();
  }

  #activate(index) {
    if (!this.view.length) return;
    const at = Math.min(this.view.length - 1, Math.max(0, index));
    this.active = this.view[at].trial;
    const room = this.scroller.clientHeight - ROW * 2;
    const top = this.scroller.scrollTop;
    if (at * ROW < top) this.scroller.scrollTop = at * ROW;
    else if (at * ROW > top + room) this.scroller.scrollTop = at * ROW - room;
    this.table.setAttribute('aria-activedescendant', `trial-${this.active}`);
    this.#paint(false);
  }
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
    index < 3 && `pin pin-${index}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function trialOf(event) {
  const tr = event.target.closest('tr[data-trial]');
  return tr ? Number(tr.dataset.trial) : null;
}
