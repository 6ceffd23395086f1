// Stretches of axes as clauses of a filter, and a filter's text with and without them.

import { number } from './format.js';

/** The clause that lets pass what lies in one of some stretches of an axis; empty for all. */
export function clause(axis, intervals) {
  if (!intervals.length) return '';
  if (axis.categories) {
    const inside = axis.categories.filter((_, i) => intervals.some(([a, b]) => i >= a && i <= b));
    return inside.length ? `${axis.column} in (${inside.map(quoted).join(', ')})` : '';
  }
  const parts = intervals.map(([a, b]) => `${axis.column} >= ${number(a)} and ${axis.column} <= ${number(b)}`);
  return parts.length === 1 ? parts[0] : `(${parts.map((part) => `(${part})`).join(' or ')})`;
}

const quoted = (word) => (/^[\w.+-]+$/.test(word) ? word : word.includes('"') ? `'${word}'` : `"${word}"`);

/** The text without clauses that stand in it as they were written. */
export function without(text, clauses) {
  let rest = text;
  for (const each of clauses) {
    if (!each) continue;
    for (const form of [` and ${each}`, `${each} and `, each]) {
      if (rest.includes(form)) {
        rest = rest.replace(form, '');
        break;
      }
    }
  }
  return rest.trim();
}

/** The text with clauses behind it. */
export const joined = (text, clauses) => [text.trim(), ...clauses.filter(Boolean)].filter(Boolean).join(' and ');
