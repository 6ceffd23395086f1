// The list of sweeps at the left.

import { $, h, setText } from './dom.js';
import { ago, count, metric } from './format.js';
import { icon, word } from './states.js';

export class SweepList {
  constructor() {
    this.host = $('sweeps');
    this.away = $('archived-sweeps');
    this.items = new Map();
    for (const host of [this.host, this.away]) host.addEventListener('keydown', (event) => this.#key(event));
  }

  render(sweeps, selected, now) {
    const known = new Set(sweeps.map(({ id }) => id));
    for (const [id, { li }] of this.items) {
      if (known.has(id)) continue;
      li.remove();
      this.items.delete(id);
    }
    const away = sweeps.filter(({ archived }) => archived);
    this.#fill(
      this.host,
      sweeps.filter(({ archived }) => !archived),
      selected,
      now,
    );
    this.#fill(this.away, away, selected, now);
    $('archived').hidden = !away.length;
    setText($('archived-title'), `Archived (${away.length})`);
  }

  #fill(host, sweeps, selected, now) {
    for (const [index, sweep] of sweeps.entries()) {
      let item = this.items.get(sweep.id);
      if (!item) this.items.set(sweep.id, (item = this.#create(sweep)));
      if (host.children[index] !== item.li) host.insertBefore(item.li, host.children[index] ?? null);
      this.#update(item, sweep, selected, now);
    }
  }

  #create(sweep) {
    const parts = {
      icon: h('span', { class: 'item-icon' }),
      name: h('span', { class: 'item-name' }),
      best: h('span', { class: 'item-best' }),
      progress: h('span'),
      time: h('span', { class: 'item-time' }),
      bar: h('span', { class: 'item-bar' }),
    };
    const link = h(
      'a',
      { class: 'item', href: `#${encodeURIComponent(sweep.id)}` },
      parts.icon,
      parts.name,
      h('span', { class: 'item-more' }, parts.best, parts.progress, parts.time),
      parts.bar,
    );
    return { li: h('li', { 'data-sweep': sweep.id, 'data-testid': 'sweep-item' }, link), link, parts };
  }

  #update({ li, link, parts }, sweep, selected, now) {
    const ended = sweep.completed + sweep.stopped + sweep.failed + sweep.cancelled;
    if (li.dataset.state !== sweep.state) {
      li.dataset.state = sweep.state;
      parts.icon.replaceChildren(icon(sweep.state), h('span', { class: 'visually-hidden' }, word(sweep.state)));
    }
    setText(parts.name, sweep.name);
    link.title = `${sweep.name} (${sweep.id})`;
    setText(parts.best, sweep.best ? metric(sweep.best.value) : '');
    setText(
      parts.progress,
      ended === sweep.planned ? `${count(ended)} trials` : `${count(ended)} of ${count(sweep.planned)}`,
    );
    setText(parts.time, ago(sweep.started_at, now).replace(' ago', ''));
    parts.bar.style.setProperty('--done', sweep.planned ? ended / sweep.planned : 0);
    if (sweep.id === selected) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const links = [...event.currentTarget.querySelectorAll('a')];
    links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + step))]?.focus();
    event.preventDefault();
  }
}
