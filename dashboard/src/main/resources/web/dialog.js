// Questions before something is done, and a word when it is. The browser's own dialog holds the focus and knows Escape.

import { $, h, setText } from './dom.js';

const TOAST_MILLIS = 7000;
let waiting = 0;

/** Says what came of something, at the foot of the page; undo: { text, run } offers the way back. */
export function toast(text, { bad = false, undo = null } = {}) {
  const host = $('toast');
  clearTimeout(waiting);
  host.classList.toggle('bad', bad);
  const parts = [
    h('span', {}, text),
    undo && h('button', { type: 'button', class: 'text-button', onclick: undo.run }, undo.text),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: hide }, '✕'),
  ];
  host.replaceChildren(...parts.filter(Boolean));
  host.hidden = false;
  // The message is read out by the page's one live region, whatever holds the focus.
  setText($('announce'), text);
  if (!bad) waiting = setTimeout(hide, TOAST_MILLIS);
}

function hide() {
  $('toast').hidden = true;
}

/**
 * Asks. fields: [{ name, label, value, hint }] to be filled in; gives what they hold once the button is pressed, null otherwise.
 */
export function ask({ title, text = '', button, danger = false, fields = [] }) {
  const back = document.activeElement;
  return new Promise((resolve) => {
    const inputs = fields.map(({ name, value = '', hint, type = 'text', min }) =>
      h('input', {
        name,
        type,
        min,
        value,
        id: `ask-${name}`,
        autocomplete: 'off',
        'aria-describedby': hint && 'ask-hint',
      }),
    );
    const form = h(
      'form',
      {
        method: 'dialog',
        onsubmit: (event) => {
          event.preventDefault();
          dialog.close('yes');
        },
      },
      h('h2', { id: 'ask-title' }, title),
      [text].flat().map((line) => line && h('p', {}, line)),
      fields.map(({ name, label, hint }, i) =>
        h(
          'label',
          { class: 'field', for: `ask-${name}` },
          h('span', {}, label),
          inputs[i],
          hint && h('span', { class: 'quiet', id: 'ask-hint' }, hint),
        ),
      ),
      h(
        'div',
        { class: 'dialog-buttons' },
        h('button', { type: 'button', class: 'button', onclick: () => dialog.close('') }, 'Cancel'),
        h(
          'button',
          { type: 'submit', class: `button ${danger ? 'danger' : 'main-button'}`, 'data-testid': 'confirm' },
          button,
        ),
      ),
    );
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'ask-title', 'data-testid': 'dialog' }, form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      back?.focus?.();
      const values = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
      resolve(dialog.returnValue === 'yes' ? values : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    if (inputs.length) inputs[0].select();
    else if (danger) form.querySelector('.button').focus();
  });
}
