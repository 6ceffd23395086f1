// What people say about a trial: a note and tags. What somebody is typing is not lost when the trial goes on.

import { h } from './dom.js';
import { minute } from './format.js';

export class Marks {
  constructor(acts, session, sweepId, trial) {
    this.key = `${sweepId}/${trial}`;
    this.host = h('section', { class: 'marks', 'aria-label': 'Note and tags' });
    if (!session.acts) return;
    this.note = h('textarea', { id: 'note', rows: '3', maxlength: '4000', 'data-testid': 'note' });
    this.tags = h('input', { id: 'tags', type: 'text', autocomplete: 'off', 'data-testid': 'tags' });
    this.save = h('button', { type: 'submit', class: 'button main-button', 'data-testid': 'save-note' }, 'Save');
    this.form = h(
      'form',
      {
        onsubmit: async (event) => {
          event.preventDefault();
          const tags = this.tags.value
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean);
          if (await acts.note(sweepId, trial, this.note.value, tags)) this.#keep();
        },
        oninput: () => this.#offer(),
      },
      h('label', { class: 'field', for: 'note' }, h('span', {}, 'Note'), this.note),
      h(
        'label',
        { class: 'field', for: 'tags' },
        h('span', {}, 'Tags'),
        this.tags,
        h('span', { class: 'quiet' }, 'Separated by commas; the filter finds them: tag = baseline'),
      ),
      this.save,
    );
    this.#keep();
  }

  /** Shows what the log says, unless somebody is about to say otherwise. */
  show(t) {
    const title = h('h3', { class: 'eyebrow' }, 'Note and tags');
    if (!this.form) {
      const said = t.note || t.tags?.length;
      this.host.replaceChildren(
        said ? title : '',
        t.note ? h('p', { class: 'note-text' }, t.note) : '',
        t.tags?.length
          ? h(
              'p',
              { class: 'tag-row' },
              t.tags.map((tag) => h('span', { class: 'tag' }, tag)),
            )
          : '',
        said ? this.#author(t) : '',
      );
      return;
    }
    if (!this.#changed()) {
      this.note.value = t.note ?? '';
      this.tags.value = (t.tags ?? []).join(', ');
      this.#keep();
    }
    if (!this.form.isConnected) this.host.replaceChildren(title, this.form, this.#author(t));
    else this.host.lastChild.replaceWith(this.#author(t));
  }

  #author(t) {
    const { note, tags } = t.marked ?? {};
    const last = [note, tags].filter(Boolean).sort((a, b) => b.at - a.at)[0];
    return h('p', { class: 'quiet' }, last ? `by ${last.by}, ${minute(last.at)}` : '');
  }

  #changed() {
    return this.note.value !== this.kept?.note || this.tags.value !== this.kept?.tags;
  }

  #keep() {
    this.kept = { note: this.note.value, tags: this.tags.value };
    this.#offer();
  }

  #offer() {
    this.save.disabled = !this.#changed();
  }
}
