// Two sweeps side by side: what differs in their files, what they came to, and how soon.

import { h, setText } from './dom.js';
import { getJson, sweepPath } from './api.js';
import { Chart, TIP, look, panel, saves, segments, tipBox } from './chart.js';
import { above, short } from './axes.js';
import { bestLine, endedOf, fileDifferences, parameterDifferences, timeStep, whyNot } from './pairing.js';
import { rangeOf } from './course.js';
import { clock, count, duration, metric, minute, withError } from './format.js';
import { word } from './states.js';

const COLOURS = ['--c0', '--c1'];
const COUNTS = ['completed', 'stopped', 'failed', 'cancelled', 'running', 'paused', 'pending'];

export class SweepPair {
  constructor() {
    this.by = 'trials';
    this.loads = 0;
    this.problem = h('p', { class: 'none', 'data-testid': 'pair-problem', hidden: true });
    this.keys = [0, 1].map((i) => h('span', { class: `pair-key pair-${i}` }));
    this.lines = h('div', { class: 'chart tall', role: 'img', 'data-testid': 'pair-best' });
    this.chart = new Chart(this.lines, () => this.#draw());
    this.sentence = h('p', { class: 'none', 'data-testid': 'pair-sentence', hidden: true });
    this.differences = region('What differs');
    this.figures = region('What they came to');
    const by = segments(
      'Best of both over',
      [
        ['trials', 'trials'],
        ['time', 'time'],
      ],
      this.by,
      (key) => {
        this.by = key;
        this.#draw();
      },
    );
    this.body = h(
      'div',
      { class: 'analysis-grid' },
      panel('What differs in their files', null, null, this.differences),
      panel(
        'Best so far',
        h('span', { class: 'pair-keys quiet' }, this.keys),
        h('span', { class: 'controls' }, by, saves('two-sweeps', this.chart)),
        h('div', {}, this.sentence, this.lines),
      ),
      panel('What they came to', null, null, this.figures),
    );
    this.root = h('div', { class: 'analysis-grid' }, this.problem, this.body);
  }

  static about = (selection, { beside }) => beside;

  /** Changes with either sweep. */
  static stamp = (store, { beside }) => `${store.version}/${JSON.stringify(store.sweeps.get(beside) ?? null)}`;

  async load(get, { sweep, detail, route }) {
    const all = { filter: null, state: null };
    const other = sweepPath(route.beside);
    try {
      const [there, progress, best, otherProgress] = await Promise.all([
        getJson(other),
        get('progress', all),
        sweep.best && get(`trials/${sweep.best.trial}`, all),
        getJson(`${other}/progress`),
      ]);
      const otherBest = there.best && (await getJson(`${other}/trials/${there.best.trial}`));
      const of = (each, file, { best: steps }, trial) => ({ sweep: each, file, steps, results: trial?.results ?? {} });
      this.pair = [of(sweep, detail, progress, best), of(there, there, otherProgress, otherBest)];
      this.loads++;
    } catch (error) {
      if (error.status !== 404) throw error;
      this.pair = null;
      setText(this.problem, `The log tells of no sweep ${route.beside}; choose another above.`);
    }
    this.problem.hidden = Boolean(this.pair);
    this.body.hidden = !this.pair;
    this.redraw();
  }

  redraw() {
    if (!this.pair) return;
    this.#draw();
    if (this.listed === this.loads) return;
    this.listed = this.loads;
    this.pair.forEach(({ sweep }, i) => {
      setText(this.keys[i], this.#name(i));
      this.keys[i].title = `${sweep.name} (${sweep.id})`;
    });
    this.#differences();
    this.#figures();
  }

  /** Its name; where both are called the same, when it started, too. */
  #name(i) {
    const { sweep } = this.pair[i];
    const same = sweep.name === this.pair[1 - i].sweep.name;
    return short(sweep.name, 40) + (same ? `, ${clock(sweep.started_at)}` : '');
  }

  #heads() {
    return h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        this.pair.map(({ sweep }, i) =>
          h(
            'th',
            { scope: 'col' },
            h('span', { class: `pair-key pair-${i}` }, short(sweep.name, 40)),
            h('div', { class: 'quiet' }, `${word(sweep.state)}, ${minute(sweep.started_at)}`),
          ),
        ),
      ),
    );
  }

  #differences() {
    const files = this.pair.map(({ file }) => file);
    const groups = [
      ['Settings', fileDifferences(files.map(({ text }) => text ?? ''))],
      ['Parameters', parameterDifferences(files)],
    ].filter(([, rows]) => rows.length);
    if (!groups.length) {
      const same = files[0].text === files[1].text;
      const text = same ? 'Their files are the same.' : 'Their files say the same: they differ in words alone.';
      this.differences.replaceChildren(h('p', { class: 'none' }, text));
      return;
    }
    const body = groups.flatMap(([title, rows]) => [
      part(title),
      ...rows.map(({ name, values }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, name),
          values.map((value) => h('td', { class: value === undefined ? 'lacks' : 'says' }, value ?? 'not there')),
        ),
      ),
    ]);
    this.differences.replaceChildren(table('pair-differences', this.#heads(), body));
  }

  #figures() {
    const sweeps = this.pair.map(({ sweep }) => sweep);
    const comparable = !whyNot(sweeps);
    const { goal } = sweeps[0].objective;
    const bests = sweeps.map(({ best }) => best?.value);
    const row = (name, values, better = -1) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, name),
        values.map((value, i) => h('td', { class: i === better ? 'num best' : 'num' }, value)),
      );
    const names = [...new Set(this.pair.flatMap(({ results }) => Object.keys(results)))];
    const now = Date.now();
    const active = (each) => each.active_before + (each.ended_at ?? now) - each.active_since;
    const rows = [
      part('Best'),
      row(
        comparable ? sweeps[0].objective.name : 'value',
        sweeps.map(({ best, objective }) =>
          best
            ? `${withError(metric(best.value), best.standard_error)}${comparable ? '' : ` ${objective.name}`}, trial #${best.trial}`
            : 'none yet',
        ),
        comparable ? betterOf(bests, goal) : -1,
      ),
      names.length > 0 && part('Finished network of the best'),
      ...names.map((name) =>
        row(
          name,
          this.pair.map(({ results }) => (name in results ? metric(results[name]) : '–')),
        ),
      ),
      sweeps.some(({ refit }) => refit) && part('Trained again on all data'),
      ...refitNames(sweeps).map((name) =>
        row(
          name,
          sweeps.map(({ refit }) => (refit && name in refit.results ? metric(refit.results[name]) : '–')),
        ),
      ),
      part('Trials'),
      row(
        'planned',
        sweeps.map(({ planned }) => count(planned)),
      ),
      ...COUNTS.filter((state) => sweeps.some((each) => each[state])).map((state) =>
        row(
          state,
          sweeps.map((each) => count(each[state] ?? 0)),
        ),
      ),
      part('Time'),
      row(
        'in all',
        sweeps.map((each) => `${duration(active(each))}${each.ended_at ? '' : ' so far'}`),
      ),
      row(
        'a trial that ended',
        sweeps.map((each) => (endedOf(each) ? duration(active(each) / endedOf(each)) : '–')),
      ),
      row(
        'started',
        sweeps.map((each) => clock(each.started_at)),
      ),
    ];
    this.figures.replaceChildren(table('pair-figures', this.#heads(), rows.filter(Boolean)));
  }

  #draw() {
    if (!this.pair) return;
    const sweeps = this.pair.map(({ sweep }) => sweep);
    const why = whyNot(sweeps);
    const none = !this.pair.some(({ steps }) => steps.length);
    const sentence = why || (none ? 'Neither has a value yet.' : '');
    setText(this.sentence, sentence);
    this.sentence.hidden = !sentence;
    this.lines.hidden = Boolean(sentence);
    if (sentence) return;
    const { css, font, axis } = look();
    const byTime = this.by === 'time';
    const end = (each) => (byTime ? (each.ended_at ?? Date.now()) - each.started_at : endedOf(each));
    const { name } = sweeps[0].objective;
    this.lines.setAttribute('aria-label', `Best ${name} so far of ${sweeps.map((each) => each.name).join(' and ')}`);
    this.chart.chart?.resize();
    const data = this.pair.map(({ sweep, steps }) => bestLine(sweep, steps, this.by, end(sweep)));
    const longest = Math.max(...data.flat().map(({ value }) => value[0]));
    this.chart.set(
      {
        animation: false,
        grid: { left: 8, right: 24, top: 34, bottom: 26, containLabel: true },
        xAxis: {
          ...axis,
          type: 'value',
          min: 0,
          splitLine: { show: false },
          name: byTime ? 'time since the start' : 'trials ended',
          nameLocation: 'middle',
          nameGap: 26,
          nameTextStyle: font,
          ...(byTime && {
            interval: timeStep(longest),
            max: longest,
            axisLabel: { ...axis.axisLabel, showMaxLabel: false, formatter: stretch },
          }),
        },
        yAxis: { ...axis, ...above(name, font), type: 'value', scale: true, splitNumber: 4, ...shared(this.pair) },
        tooltip: {
          ...TIP,
          trigger: 'item',
          formatter: ({ seriesName, data: { step } }) =>
            tipBox(`${seriesName}, trial #${step.trial}`, [
              [name, metric(step.value)],
              ['trials ended', count(step.ended)],
              ['at', clock(step.at)],
            ]),
        },
        series: this.pair.map((each, i) => ({
          type: 'line',
          name: this.#name(i),
          step: 'end',
          data: data[i],
          symbol: i ? 'rect' : 'circle',
          symbolSize: 7,
          lineStyle: { width: 2, color: css(COLOURS[i]), type: i ? [6, 4] : 'solid' },
          itemStyle: { color: css(COLOURS[i]), borderColor: css('--surface'), borderWidth: 1.5 },
        })),
      },
      [this.loads, this.by].join(),
    );
  }
}

/** An axis for both: without what lies so far off that the rest would look flat. */
function shared(pair) {
  const ranges = pair.map(({ steps }) => rangeOf(steps));
  if (!ranges.some(({ min }) => min !== undefined)) return {};
  const ends = pair.flatMap(({ steps }, i) =>
    ranges[i].min === undefined ? steps.map(({ value }) => value) : [ranges[i].min, ranges[i].max],
  );
  return { min: Math.min(...ends), max: Math.max(...ends) };
}

/** A length of time without its parts that are zero. */
const stretch = (millis) => duration(millis).replace(/ 00? (s|min|h)$/, '');

/** Which of two values is better; -1 where one is missing or they are equal. */
function betterOf([a, b], goal) {
  if (typeof a !== 'number' || typeof b !== 'number' || a === b) return -1;
  return a > b === (goal === 'maximize') ? 0 : 1;
}

const refitNames = (sweeps) => [...new Set(sweeps.flatMap(({ refit }) => Object.keys(refit?.results ?? {})))];

const region = (label) => h('div', { class: 'compare-scroll', tabindex: '0', role: 'region', 'aria-label': label });

const part = (title) => h('tr', { class: 'compare-part' }, h('th', { colspan: 3, scope: 'rowgroup' }, title));

const table = (id, head, rows) =>
  h('table', { class: 'compare versus', 'data-testid': id }, head, h('tbody', {}, rows));
