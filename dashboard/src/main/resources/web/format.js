// How numbers, times and parameter values are shown.

export function number(value) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value; // NaN and infinities travel as strings
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-4) {
    return value
      .toExponential(3)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  }
  return String(Number(value.toPrecision(4)));
}

/** Metrics line up under each other: a fixed number of decimals for ordinary sizes. */
export function metric(value) {
  if (typeof value !== 'number') return number(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return number(value);
  return value.toFixed(size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4);
}

/** A mean with its standard error, where it has one. */
export function withError(shown, error) {
  return error === undefined ? shown : `${shown} ± ${Number(error.toPrecision(2))}`;
}

export function parameter(value) {
  if (value === null) return 'null';
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return `[${value.map(parameter).join(', ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const count = (value) => Number(value).toLocaleString('en');

export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function ago(then, now) {
  const seconds = Math.max(0, (now - then) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return new Date(then).toLocaleDateString('en', { day: 'numeric', month: 'short' });
}

export const clock = (at) =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

export const minute = (at) =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
