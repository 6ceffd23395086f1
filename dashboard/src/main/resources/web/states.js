// Each state has a word, a colour (by class) and a shape, so that colour is never alone.

import { svg } from './dom.js';

const SHAPES = {
  COMPLETED: () => [
    svg('circle', { cx: 6, cy: 6, r: 5 }),
    svg('path', { d: 'M3.6 6.2 5.3 7.9 8.5 4.4', class: 'ink' }),
  ],
  RUNNING: () => [
    svg('circle', { cx: 6, cy: 6, r: 4.2, class: 'track' }),
    svg('path', { d: 'M6 1.8A4.2 4.2 0 0 1 10.2 6', class: 'arc' }),
  ],
  PAUSED: () => [svg('path', { d: 'M4 2.5V9.5 M8 2.5V9.5', class: 'cross' })],
  STOPPED: () => [svg('rect', { x: 1.5, y: 1.5, width: 9, height: 9, rx: 2 })],
  FAILED: () => [svg('path', { d: 'M2.5 2.5 9.5 9.5 M9.5 2.5 2.5 9.5', class: 'cross' })],
  CANCELLED: () => [
    svg('circle', { cx: 6, cy: 6, r: 4.2, class: 'hollow' }),
    svg('path', { d: 'M3.2 8.8 8.8 3.2', class: 'hollow' }),
  ],
  PENDING: () => [svg('circle', { cx: 6, cy: 6, r: 4.2, class: 'hollow' })],
};
SHAPES.FINISHED = SHAPES.COMPLETED;
SHAPES.INTERRUPTED = SHAPES.STOPPED;

export const TRIAL_STATES = ['RUNNING', 'PAUSED', 'COMPLETED', 'STOPPED', 'FAILED', 'CANCELLED', 'PENDING'];

export const word = (state) => state.toLowerCase();

export function icon(state) {
  const shape = SHAPES[state] ?? SHAPES.PENDING;
  return svg('svg', { viewBox: '0 0 12 12', class: `state s-${word(state)}`, 'aria-hidden': 'true' }, shape());
}
