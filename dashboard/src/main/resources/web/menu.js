// A button with a list of what can be done: arrow keys go through it, Escape and a press elsewhere close it.

import { h } from './dom.js';

export class Menu {
  /** items(): [{ label, run, danger, testid }] or false for what does not apply, asked for at each opening. */
  constructor(label, items, props = {}) {
    this.items = items;
    this.button = h(
      'button',
      {
        type: 'button',
        class: 'icon-button framed',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onclick: () => (this.list.hidden ? this.#open() : this.close()),
        onkeydown: (event) => {
          if (event.key !== 'ArrowDown') return;
          this.#open();
          event.preventDefault();
        },
        ...props,
      },
      label,
    );
    this.list = h('div', { class: 'menu-list', role: 'menu', hidden: true, onkeydown: (event) => this.#key(event) });
    this.host = h('div', { class: 'menu-host' }, this.button, this.list);
    this.away = (event) => {
      if (!this.host.contains(event.target)) this.close(false);
    };
  }

  #open() {
    this.list.replaceChildren(
      ...this.items()
        .filter(Boolean)
        .map(({ label, run, danger, testid }) =>
          h(
            'button',
            {
              type: 'button',
              role: 'menuitem',
              tabindex: '-1',
              class: danger ? 'menu-item danger-text' : 'menu-item',
              'data-testid': testid,
              onclick: () => {
                this.close();
                run();
              },
            },
            label,
          ),
        ),
    );
    this.list.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    addEventListener('pointerdown', this.away);
    this.list.firstElementChild?.focus();
  }

  close(focus = true) {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    removeEventListener('pointerdown', this.away);
    if (focus) this.button.focus();
  }

  #key(event) {
    const all = [...this.list.children];
    const at = all.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (to !== undefined) all[to].focus();
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Tab') return this.close(false);
    else return undefined;
    event.preventDefault();
    event.stopPropagation();
    return undefined;
  }
}
