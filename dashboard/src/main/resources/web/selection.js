// Which trials have a curve on the chart, and in which colour.

const AUTOMATIC = 5;
const COLOURS = 10;

/** The best few, plus those picked, minus those put away; a colour stays with its trial. */
export class Selection {
  constructor() {
    this.clear();
  }

  clear() {
    this.picked = new Set();
    this.putAway = new Set();
    this.colours = new Map();
  }

  toggle(trial) {
    if (this.colours.has(trial)) {
      this.picked.delete(trial);
      this.putAway.add(trial);
    } else {
      this.putAway.delete(trial);
      this.picked.add(trial);
    }
  }

  /** Chooses anew after ranks or picks changed; true when another set of trials is shown. */
  update(ranked) {
    const wanted = new Set();
    for (const row of ranked.slice(0, AUTOMATIC)) {
      if (row.group === 0 && !this.putAway.has(row.trial)) wanted.add(row.trial);
    }
    this.picked.forEach((trial) => wanted.add(trial));
    let changed = false;
    for (const trial of this.colours.keys()) {
      if (!wanted.has(trial)) changed = this.colours.delete(trial);
    }
    for (const trial of wanted) {
      if (this.colours.has(trial)) continue;
      this.colours.set(trial, this.#free());
      changed = true;
    }
    return changed;
  }

  #free() {
    const used = [...this.colours.values()];
    for (let colour = 0; colour < COLOURS; colour++) if (!used.includes(colour)) return colour;
    return used.length % COLOURS;
  }

  colour(trial) {
    return this.colours.get(trial) ?? null;
  }

  get trials() {
    return [...this.colours.keys()];
  }
}
