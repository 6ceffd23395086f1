// Rows and messages as the server sends them.

export const row = (trial, more = {}) => ({
  trial,
  name: `trial-${trial}`,
  state: 'RUNNING',
  attempt: 1,
  value: null,
  group: 2,
  epoch: 0,
  parameters: {},
  metrics: {},
  ...more,
});

/** A row with a value. */
export const scored = (trial, value, more = {}) =>
  row(trial, {
    value,
    group: 0,
    epoch: 1,
    metrics: { loss: value },
    ...more,
  });

export const sweep = (more = {}) => ({
  id: 's',
  name: 's',
  state: 'RUNNING',
  started_at: 1000,
  objective: { name: 'loss', goal: 'minimize' },
  best: null,
  ...more,
});

export const message = (more = {}) => ({ now: Date.now(), version: 1, sweep: sweep(), ...more });
