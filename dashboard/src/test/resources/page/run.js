// Runs every test module and formats every source, then sends what came of it to the Java test that opened this page.

import * as prettier from '/prettier/standalone.mjs';
import * as babel from '/prettier/plugins/babel.mjs';
import * as estree from '/prettier/plugins/estree.mjs';
import * as html from '/prettier/plugins/html.mjs';
import * as postcss from '/prettier/plugins/postcss.mjs';
import { results } from './harness.js';

const STYLE = { printWidth: 120, singleQuote: true, plugins: [babel, estree, html, postcss] };
const PARSERS = { js: 'babel', css: 'css', html: 'html' };

async function load(module) {
  try {
    await import(`./${module}`);
    return [];
  } catch (error) {
    return [{ module, name: 'loads', error: String(error.stack ?? error) }];
  }
}

async function format({ path, text }) {
  try {
    const parser = PARSERS[path.split('.').at(-1)];
    return { path, text: await prettier.format(text, { ...STYLE, parser }) };
  } catch (error) {
    return { path, error: String(error) };
  }
}

const { modules, sources } = await (await fetch('/plan')).json();
const broken = (await Promise.all(modules.map(load))).flat();
const cases = [...broken, ...(await results())];
const formatted = await Promise.all(sources.map(format));
await fetch('/report', { method: 'POST', body: JSON.stringify({ cases, formatted }) });
