// Charts: the library, loaded when the first is drawn, and the look that all of them share.

import { h } from './dom.js';

const LIBRARY = 'vendor/echarts.min.js';
let library = null;

function load() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(h('script', { src: LIBRARY, onload: () => resolve(window.echarts), onerror: reject }));
  });
  return library;
}

/** A chart in an element; drawn once the library is there, and at every size. */
export class Chart {
  /** ready(chart): called once */
  constructor(host, ready) {
    this.host = host;
    this.chart = null;
    load().then(
      (echarts) => {
        this.echarts = echarts;
        this.chart = echarts.init(host, null, { renderer: 'canvas' });
        new ResizeObserver(() => this.chart.resize()).observe(host);
        ready(this.chart);
      },
      () => host.append(h('p', { class: 'none' }, 'The chart library did not load.')),
    );
  }

  /** Draws an option in place of what was drawn before; data that is as it was is left alone. */
  set(option, key) {
    if (!this.lacks(key)) return;
    Object.assign(this, { drawn: key, theme: document.documentElement.dataset.theme });
    this.chart.setOption(option, { notMerge: true });
  }

  /** Whether a drawing of that key would show what is not shown; to ask before one that is dear is made. */
  lacks(key) {
    return Boolean(this.chart) && (this.drawn !== key || this.theme !== document.documentElement.dataset.theme);
  }
}

/** Buttons that keep a chart as a picture: as dots, or as lines that can be enlarged. */
export function saves(name, view) {
  const save = (kind, url) => h('a', { href: url(), download: `${name}.${kind}` }).click();
  const button = (kind, url) =>
    h(
      'button',
      {
        type: 'button',
        class: 'mini save',
        'aria-label': `Save ${name} as ${kind.toUpperCase()}`,
        onclick: () => view.chart && save(kind, url),
      },
      kind.toUpperCase(),
    );
  const ground = () => look().css('--surface');
  return h(
    'span',
    { class: 'saves' },
    button('png', () => view.chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground() })),
    button('svg', () => {
      const size = { width: view.chart.getWidth(), height: view.chart.getHeight() };
      const copy = view.echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
      copy.setOption({ ...view.chart.getOption(), backgroundColor: ground() });
      const text = copy.renderToSVGString();
      copy.dispose();
      return URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    }),
  );
}

/** Colours and types of the page as they are now. */
export function look() {
  const style = getComputedStyle(document.documentElement);
  const css = (name) => style.getPropertyValue(name).trim();
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 11, color: css('--ink-3') };
  const axis = {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { ...font, hideOverlap: true },
    splitLine: { lineStyle: { color: css('--line') } },
    nameTextStyle: font,
  };
  const ramp = [0, 1, 2, 3, 4].map((i) => css(`--ramp-${i}`));
  return { css, font, axis, ramp };
}

/** A tooltip of the page's own look; its text is built as elements, never as markup. */
export const TIP = {
  confine: true,
  className: 'chart-tip',
  borderWidth: 0,
  padding: 0,
  backgroundColor: 'transparent',
};

export const tipBox = (title, pairs) =>
  h(
    'div',
    { class: 'tip' },
    h('p', {}, title),
    h(
      'table',
      {},
      pairs.map(([name, value]) => h('tr', {}, h('td', {}, name), h('td', { class: 'num' }, value))),
    ),
  );

/** A panel with a heading, a note, more to its right, and a body. */
export function panel(title, note, more, body) {
  return h(
    'section',
    { class: 'panel analysis-panel' },
    h('div', { class: 'panel-bar' }, h('h2', {}, title), note, more),
    body,
  );
}

/** A group of which one is pressed; arrow keys go from one to the next. */
export function segments(label, options, chosen, choose) {
  const group = h(
    'div',
    { class: 'segments', role: 'radiogroup', 'aria-label': label },
    options.map(([key, text]) =>
      h(
        'button',
        {
          type: 'button',
          role: 'radio',
          class: 'segment',
          'aria-checked': String(key === chosen),
          tabindex: key === chosen ? '0' : '-1',
          onclick: (event) => {
            for (const each of group.children) {
              each.setAttribute('aria-checked', String(each === event.currentTarget));
              each.tabIndex = each === event.currentTarget ? 0 : -1;
            }
            choose(key);
          },
        },
        text,
      ),
    ),
  );
  group.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...group.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
    event.preventDefault();
  });
  return group;
}
