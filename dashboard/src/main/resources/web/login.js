// The way in, where the page asks who somebody is: at the login provider, if there is one, or with a token.

import { $, h, setText } from './dom.js';

/** Where somebody was who has gone to the provider. */
const PLACE = 'sweepline.place';

/** Why nobody came in whom the provider sent back; the server tells it in a word. */
export function refusal(word, provider) {
  switch (word) {
    case 'stale':
      return 'That login took too long, or was begun in another window. Log in again.';
    case 'declined':
      return `${provider} did not let you pass, or you turned back there.`;
    case 'away':
      return `${provider} cannot be reached now; a token works without it.`;
    case 'stranger':
      return `${provider} knows you, but you are not among those let in here. Whoever runs this page can name you.`;
    default:
      return `What ${provider} says of you does not hold. Log in again; whoever runs this page finds more in its log.`;
  }
}

export class Login {
  #word = null;

  /** entered(): somebody has logged in. */
  constructor(session, entered) {
    this.session = session;
    this.entered = entered;
    this.#comeBack();
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
    this.go = h('button', {
      type: 'button',
      class: 'button main-button',
      'data-testid': 'provider',
      onclick: () => this.#leave(),
    });
    this.provider = h('div', { class: 'login-provider' }, this.go, h('p', { class: 'quiet' }, 'or with a token'));
    this.submit = h('button', { type: 'submit', class: 'button', 'data-testid': 'enter' }, 'Log in');
    $('login').replaceChildren(
      h(
        'form',
        { class: 'login-card', onsubmit: (event) => this.#enter(event) },
        h('h1', {}, 'Log in'),
        this.provider,
        h('label', { class: 'field', for: 'token' }, h('span', {}, 'Token'), this.input),
        this.problem,
        this.submit,
        h('p', { class: 'quiet' }, 'Whoever runs this page makes one:'),
        h('pre', { class: 'command' }, 'deploy/sweep token create NAME'),
      ),
    );
  }

  show() {
    if (!$('login').hidden) return;
    const { provider } = this.session;
    $('login').hidden = false;
    this.provider.hidden = !provider;
    this.submit.classList.toggle('main-button', !provider);
    setText(this.go, `Log in at ${provider}`);
    if (this.#word) this.#tell(refusal(this.#word, provider));
    this.#word = null;
    (provider ? this.go : this.input).focus();
  }

  hide() {
    $('login').hidden = true;
  }

  /** The provider leads people to the page alone: back to where they were. */
  #comeBack() {
    this.#word = new URLSearchParams(location.search).get('login');
    const place = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    if (this.#word || (place && !location.hash)) {
      history.replaceState(null, '', location.pathname + (location.hash || place || ''));
    }
  }

  async #leave() {
    this.problem.hidden = true;
    try {
      const { url } = await this.session.send('POST', '/api/login');
      sessionStorage.setItem(PLACE, location.hash);
      location.assign(url);
    } catch (error) {
      this.#tell(error.message);
    }
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
      this.#tell(error.message);
      this.input.select();
    }
  }

  #tell(line) {
    setText(this.problem, line);
    this.problem.hidden = false;
  }
}
