// As much of a test library as pure modules need: cases by name, and equality by value.

const cases = [];

/** Registers a case; `module` is the caller's file, for the report. */
export const suite = (module) => (name, body) => cases.push({ module, name, body });

/** Runs the cases in turn; each result has an error where it failed. */
export async function results() {
  const done = [];
  for (const { module, name, body } of cases) {
    try {
      await body();
      done.push({ module, name });
    } catch (error) {
      done.push({ module, name, error: String(error.stack ?? error) });
    }
  }
  return done;
}

const plain = (value) => {
  if (value instanceof Map) return { map: [...value].map(plain) };
  if (value instanceof Set) return { set: [...value].map(plain) };
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, plain(value[key])]),
    );
  }
  return value === undefined || Number.isNaN(value) ? String(value) : value;
};

export function equal(actual, expected) {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(plain(value)));
  if (is !== should) throw new Error(`is ${is}, should be ${should}`);
}
