// Where a sweep came from, as far as the log tells. Knows nothing of the document.

import { entriesOf } from './pairing.js';
import { clock, count, parameter } from './format.js';

/** Of a sweep's environment what people look for first, and what it is called. */
const NAMED = { sweepline: 'Sweepline', cpu: 'processor', cpus: 'cores', native: 'machine code' };

/** Entries of the file that say what was trained on, and from which numbers. */
const OF_FILE = ['dataset', 'program', 'network', 'budget', 'seed'];

/**
 * What is known of a sweep's beginnings: [[name, value]]. A figure that the log does not tell is left out.
 *
 * kernels: what its best trial was computed with; empty where no trial says so
 */
export function provenanceOf(sweep, kernels) {
  const { id, file, environment } = sweep;
  const entries = entriesOf(sweep.text ?? '');
  const running = sweep.state === 'RUNNING';
  return [
    ['id', id],
    ['file', file],
    ['started', clock(sweep.started_at)],
    ['ended', running ? 'not yet' : sweep.ended_at && clock(sweep.ended_at)],
    [running ? 'driven by' : 'driven last by', sweep.driver],
    ['trials planned', sweep.planned && count(sweep.planned)],
    ...OF_FILE.map((name) => [name, entries[name]]),
    ['kernels', kernels],
    ...Object.entries(NAMED).map(([key, name]) => [name, environment[key]]),
  ]
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => [name, parameter(value)]);
}

/** The rest of what it ran with. */
export const environmentOf = ({ environment }) => Object.entries(environment).filter(([name]) => !(name in NAMED));
