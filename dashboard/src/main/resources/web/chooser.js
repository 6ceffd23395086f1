// Which columns are shown, in which order, and which stay in sight: the user's choice, kept for sweeps of the same name.

import { $, h } from './dom.js';

const none = () => ({ shown: new Set(), hidden: new Set(), order: [], pinned: new Set() });
const place = (name) => `sweepline-columns:${name}`;

export function readLayout(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(name)));
    return {
      shown: new Set(kept.shown),
      hidden: new Set(kept.hidden),
      order: [...kept.order],
      pinned: new Set(kept.pinned),
    };
  } catch {
    return none();
  }
}

function keep(name, layout) {
  const plain = { ...layout, shown: [...layout.shown], hidden: [...layout.hidden], pinned: [...layout.pinned] };
  try {
    localStorage.setItem(place(name), JSON.stringify(plain));
  } catch {
    /* private window */
  }
}

export class Chooser {
  /** changed(layout) */
  constructor(changed) {
    this.changed = changed;
    this.button = $('columns');
    this.host = $('chooser');
    this.button.addEventListener('click', () => (this.host.hidden ? this.#open() : this.close()));
    addEventListener('pointerdown', (event) => {
      if (!this.host.hidden && !event.target.closest('#chooser, #columns')) this.close();
    });
  }

  update(name, layout, columns) {
    this.name = name;
    this.layout = layout;
    this.columns = columns;
  }

  #open() {
    this.host.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.#draw();
    this.host.querySelector('input, button')?.focus();
  }

  close() {
    if (this.host.hidden) return false;
    this.host.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    this.button.focus();
    return true;
  }

  #draw(focus) {
    const shown = this.columns.filter(({ fixed }) => !fixed);
    const rest = this.columns.rest;
    this.host.replaceChildren(
      h(
        'div',
        { class: 'chooser-bar' },
        h('h3', { class: 'eyebrow' }, 'Columns'),
        h(
          'button',
          { type: 'button', class: 'text-button', onclick: () => this.#set(none()) },
          'As the sweep has them',
        ),
      ),
      h(
        'ul',
        {},
        shown.map((column, i) => this.#line(column, true, i, shown)),
        rest.map((column) => this.#line(column, false, 0, [])),
      ),
    );
    if (focus) this.host.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  }

  #line(column, on, index, shown) {
    const { key, pinned } = column;
    const label = column.label || column.title;
    const act = (what, text, disabled, run) =>
      h(
        'button',
        {
          type: 'button',
          class: 'mini',
          'aria-label': `${what} ${label}`,
          'data-focus': `${what} ${key}`,
          title: what,
          disabled,
          onclick: () => run(`${what} ${key}`),
        },
        text,
      );
    return h(
      'li',
      {},
      h(
        'label',
        {},
        h('input', {
          type: 'checkbox',
          checked: on,
          'data-focus': `show ${key}`,
          onchange: () => this.#show(key, !on),
        }),
        h('span', { class: 'chooser-name', title: label }, label),
      ),
      on && [
        act('Earlier', '↑', index === 0, (focus) => this.#move(shown, index, -1, focus)),
        act('Later', '↓', index === shown.length - 1, (focus) => this.#move(shown, index, 1, focus)),
        h(
          'button',
          {
            type: 'button',
            class: 'mini',
            'aria-label': `Keep ${label} in sight`,
            'aria-pressed': String(Boolean(pinned)),
            title: 'Keep in sight',
            'data-focus': `pin ${key}`,
            onclick: () => this.#pin(key),
          },
          '⊢',
        ),
      ],
    );
  }

  #show(key, on) {
    const { layout } = this;
    layout.shown.delete(key);
    layout.hidden.delete(key);
    (on ? layout.shown : layout.hidden).add(key);
    this.#set(layout, `show ${key}`);
  }

  #pin(key) {
    const { pinned } = this.layout;
    if (!pinned.delete(key)) pinned.add(key);
    this.#set(this.layout, `pin ${key}`);
  }

  #move(shown, index, by, focus) {
    const keys = shown.map(({ key }) => key);
    keys.splice(index + by, 0, ...keys.splice(index, 1));
    this.layout.order = keys;
    this.#set(this.layout, focus);
  }

  #set(layout, focus) {
    keep(this.name, layout);
    this.changed(layout);
    this.#draw(focus);
  }
}
