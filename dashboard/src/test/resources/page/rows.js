// Rows and messages as the server sends them.

export const row = (trial, more = {}) => ({
  trial,
  name: `trial-${trial}`,
  state: 'RUNNING',
  attempt: 1,
  value: null,
  score: null,
  group: 1,
  epoch: 0,
  parameters: {},
  metrics: {},
  ...more,
});

/** A row with a value, under a goal. */
export const scored = (trial, value, goal = 'maximize', more = {}) =>
  row(trial, {
    value,
    score: goal === 'maximize' ? value : -value,
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

export const message = (rows, more = {}) => ({ now: Date.now(), sweep: sweep(), rows, ...more });
