// Who looks at the page and what they may do. All that changes anything is sent from here.

import { getJson } from './api.js';

export class Session {
  constructor() {
    this.role = 'none';
    this.name = '';
    this.login = false;
    this.provider = null;
    this.csrf = '';
    this.drives = false;
  }

  /** Whether acts are offered; the server decides anyway. */
  get acts() {
    return this.role === 'operator';
  }

  get looks() {
    return this.role !== 'none';
  }

  async load() {
    Object.assign(this, await getJson('/api/session'));
  }

  /** Does something and gives the sentence that tells it; throws an error with a line. */
  async act(method, path, body) {
    return (await this.send(method, path, body)).done;
  }

  async send(method, path, body) {
    const headers = { Accept: 'application/json' };
    if (this.csrf) headers['X-Sweepline-Csrf'] = this.csrf;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
    const answer = await response.json();
    if (response.ok) return answer;
    throw Object.assign(new Error(answer.error ?? response.statusText), { status: response.status });
  }

  async enter(token) {
    await this.act('POST', '/api/session', { token });
    await this.load();
  }

  /** Ends the session; gives where the provider ends its own, if it does. */
  async leave() {
    const { url } = await this.send('DELETE', '/api/session');
    await this.load();
    return url;
  }
}
