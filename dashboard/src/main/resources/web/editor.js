// A sweep file to write or change: checked by the server as one types, run where the page drives sweeps, else saved.

import { h, setText } from './dom.js';
import { toast } from './dialog.js';

const TYPING_MILLIS = 300;

/** What a sweep file of one's own begins with: it runs as it is. */
export const FIRST_FILE = `name: my-sweep
method: random            # grid, bayes, tpe, cma_es, auto, …
run_cap: 20
dataset: digits
network: mlp
metric: {name: val_accuracy, goal: maximize}
budget: {epochs: 10}
seed: 1
parameters:
  learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.1}
  hidden: {min: 16, max: 128}
`;

export class Editor {
  /** session: who writes */
  constructor(session) {
    this.session = session;
  }

  /** Opens the file of a sweep, or an empty one. */
  open({ id, name, text }) {
    const back = document.activeElement;
    this.id = id;
    this.asked = 0;
    this.verdict = h('p', { class: 'verdict', role: 'status', 'data-testid': 'verdict' }, 'Checking…');
    this.problems = h('ul', { class: 'problems', 'data-testid': 'problems' });
    this.text = h('textarea', {
      class: 'editor-text',
      id: 'editor-text',
      spellcheck: 'false',
      autocomplete: 'off',
      autocapitalize: 'off',
      wrap: 'off',
      'aria-label': 'Sweep file',
      'data-testid': 'editor',
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.text.value = text;
    this.run = h(
      'button',
      { type: 'button', class: 'button main-button', 'data-testid': 'run', disabled: true, onclick: () => this.#run() },
      'Run',
    );
    this.dialog = h(
      'dialog',
      { class: 'dialog editor', 'aria-labelledby': 'editor-title', 'data-testid': 'editor-dialog' },
      h('h2', { id: 'editor-title' }, name ? `A copy of ${name}` : 'A new sweep'),
      this.text,
      h('div', { class: 'editor-foot' }, this.verdict, this.problems),
      h(
        'div',
        { class: 'dialog-buttons' },
        h('button', { type: 'button', class: 'button', onclick: () => this.dialog.close() }, 'Cancel'),
        h(
          'button',
          { type: 'button', class: 'button', 'data-testid': 'save-file', onclick: () => this.#save() },
          'Save as file',
        ),
        this.session.drives && this.run,
      ),
    );
    this.dialog.addEventListener('close', () => {
      clearTimeout(this.timer);
      this.dialog.remove();
      back?.focus?.();
    });
    // What has been typed is not lost by one key.
    this.dialog.addEventListener('cancel', (event) => {
      if (this.text.value !== text && !confirmed(this.verdict)) event.preventDefault();
    });
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.text.focus();
    this.text.setSelectionRange(0, 0);
    this.#check();
  }

  #typed() {
    this.run.disabled = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#check(), TYPING_MILLIS);
  }

  /** A tab in a sweep file is a mistake; the key moves on as everywhere. Lines keep the indent of the one before. */
  #key(event) {
    if (event.key !== 'Enter' || event.isComposing) return;
    const before = this.text.value.slice(0, this.text.selectionStart);
    const indent = /[^\n]*$/.exec(before)[0].match(/^ */)[0];
    if (!indent) return;
    event.preventDefault();
    this.text.setRangeText(`\n${indent}`, this.text.selectionStart, this.text.selectionEnd, 'end');
    this.#typed();
  }

  #draft() {
    return { text: this.text.value, ...(this.id && { sweep: this.id }) };
  }

  async #check() {
    const asked = ++this.asked;
    try {
      const { ok, errors, warnings } = await this.session.send('POST', '/api/validation', this.#draft());
      if (asked !== this.asked) return;
      const words = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
      const notes = warnings.length ? `, ${words(warnings.length, 'warning')}` : '';
      setText(this.verdict, ok ? `No mistakes${notes}` : words(errors.length, 'mistake') + notes);
      this.verdict.className = ok ? 'verdict good' : 'verdict bad';
      this.run.disabled = !ok;
      this.problems.replaceChildren(
        ...errors.map((problem) => this.#problem(problem, 'bad')),
        ...warnings.map((problem) => this.#problem(problem, 'warn')),
      );
    } catch (error) {
      if (asked !== this.asked) return;
      setText(this.verdict, `It could not be checked: ${error.message}`);
      this.verdict.className = 'verdict bad';
    }
  }

  #problem({ line, column, message }, kind) {
    return h(
      'li',
      { class: kind },
      h('button', { type: 'button', class: 'text-button', onclick: () => this.#go(line, column) }, `${line}:${column}`),
      h('span', {}, message),
    );
  }

  #go(line, column) {
    const lines = this.text.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const end = start + (lines[line - 1]?.length ?? 0);
    this.text.focus();
    this.text.setSelectionRange(Math.min(start + column - 1, end), end);
    const height = this.text.scrollHeight / lines.length;
    this.text.scrollTop = Math.max(0, (line - 4) * height);
  }

  async #run() {
    this.run.disabled = true;
    setText(this.verdict, 'Starting…');
    try {
      const { done } = await this.session.send('POST', '/api/runs', this.#draft());
      this.dialog.close();
      toast(done);
    } catch (error) {
      setText(this.verdict, error.message);
      this.verdict.className = 'verdict bad';
      this.run.disabled = false;
    }
  }

  #save() {
    const link = h('a', {
      href: URL.createObjectURL(new Blob([this.text.value], { type: 'text/yaml' })),
      download: 'sweep.yaml',
    });
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

/** The second Escape closes what has been changed. */
function confirmed(verdict) {
  if (verdict.dataset.warned) return true;
  verdict.dataset.warned = 'yes';
  setText(verdict, 'Escape once more throws your changes away.');
  return false;
}
