// What people do to sweeps and trials. What becomes of it is seen when the stream tells it.

import { sweepPath } from './api.js';
import { ask, toast } from './dialog.js';

export class Acts {
  /** session: who acts; gone(): the session is over. */
  constructor(session, gone) {
    this.session = session;
    this.gone = gone;
  }

  /** Does it and says what came of it; true where it was done. */
  async #do(method, path, body, undo) {
    try {
      toast(await this.session.act(method, path, body), { undo });
      return true;
    } catch (error) {
      toast(error.message, { bad: true });
      if (error.status === 401) this.gone();
      return false;
    }
  }

  async stopSweep(sweep) {
    const sure = await ask({
      title: `Stop ${sweep.name}?`,
      text: 'Its driver ends at the next minibatch. What has completed stays; the rest can be resumed later.',
      button: 'Stop the sweep',
      danger: true,
    });
    if (sure) await this.#do('POST', `${sweepPath(sweep.id)}/stop`);
  }

  async stopTrial(sweepId, trial) {
    const sure = await ask({
      title: `Stop trial ${trial}?`,
      text: 'It ends at the next minibatch and counts as cancelled.',
      button: 'Stop the trial',
      danger: true,
    });
    if (sure) await this.#do('POST', `${sweepPath(sweepId)}/trials/${trial}/stop`);
  }

  resume(sweep) {
    return this.#start(`${sweepPath(sweep.id)}/resume`);
  }

  retry(sweep) {
    return this.#start(`${sweepPath(sweep.id)}/retry`);
  }

  /** A driver takes some seconds to be up. */
  #start(path, body) {
    toast('Starting a driver…');
    return this.#do('POST', path, body);
  }

  async extend(sweep) {
    const given = await ask({
      title: `More trials for ${sweep.name}`,
      button: 'Run them',
      fields: [{ name: 'trials', label: 'How many more', value: '10', type: 'number', min: 1 }],
    });
    if (given) await this.#start(`${sweepPath(sweep.id)}/extend`, { trials: Number(given.trials) });
  }

  star(sweepId, trial, starred) {
    return this.#do('PATCH', `${sweepPath(sweepId)}/trials/${trial}`, { starred });
  }

  note(sweepId, trial, note, tags) {
    return this.#do('PATCH', `${sweepPath(sweepId)}/trials/${trial}`, { note, tags });
  }

  async rename(sweep) {
    const given = await ask({
      title: 'Rename the sweep',
      button: 'Rename',
      fields: [{ name: 'name', label: 'Name', value: sweep.name, hint: 'Empty for the name in its file.' }],
    });
    if (given) await this.#do('PATCH', sweepPath(sweep.id), { name: given.name });
  }

  archive(sweep, archived) {
    const undo = archived && { text: 'Take it back', run: () => this.archive(sweep, false) };
    return this.#do('PATCH', sweepPath(sweep.id), { archived }, undo);
  }

  async remove(sweep) {
    const sure = await ask({
      title: `Delete ${sweep.name}?`,
      text: [
        'Nobody sees the sweep, its trials or its notes any more, and that cannot be undone. To put it out of sight only, archive it.',
        'Its records stay in the log, which nothing tells of, until the topic’s retention takes them.',
      ],
      button: 'Delete for good',
      danger: true,
    });
    if (sure) await this.#do('DELETE', sweepPath(sweep.id));
  }
}
