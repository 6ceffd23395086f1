// The way in, where the page asks who somebody is.

import { $, h, setText } from './dom.js';

export class Login {
  /** entered(): somebody has logged in. */
  constructor(session, entered) {
    this.session = session;
    this.entered = entered;
    this.input = h('input', {
      id: 'token',
      name: 'token',
      type: 'password',
      autocomplete: 'current-password',
      spellcheck: 'false',
      required: true,
      'aria-describedby': 'login-problem',
      'data-testid': 'token',
    });
    this.problem = h('p', { class: 'problem', id: 'login-problem', role: 'alert', hidden: true });
    $('login').replaceChildren(
      h(
        'form',
        { class: 'login-card', onsubmit: (event) => this.#enter(event) },
        h('h1', {}, 'Log in'),
        h('label', { class: 'field', for: 'token' }, h('span', {}, 'Token'), this.input),
        this.problem,
        h('button', { type: 'submit', class: 'button main-button', 'data-testid': 'enter' }, 'Log in'),
        h('p', { class: 'quiet' }, 'Whoever runs this page makes one:'),
        h('pre', { class: 'command' }, 'deploy/sweep token create NAME'),
      ),
    );
  }

  show() {
    if (!$('login').hidden) return;
    $('login').hidden = false;
    this.input.focus();
  }

  hide() {
    $('login').hidden = true;
  }

  async #enter(event) {
    event.preventDefault();
    this.problem.hidden = true;
    try {
      await this.session.enter(this.input.value.trim());
      this.input.value = '';
      this.hide();
      this.entered();
    } catch (error) {
      setText(this.problem, error.message);
      this.problem.hidden = false;
      this.input.select();
    }
  }
}
