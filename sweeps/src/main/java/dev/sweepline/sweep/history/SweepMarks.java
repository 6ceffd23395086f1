package dev.sweepline.sweep.history;

import dev.sweepline.sweep.event.SweepEvent.SweepMarked;

/**
 * The marks of a sweep: what people say about it after it was submitted. Immutable.
 *
 * @param name what it is called now; empty for what its file calls it
 * @param archived whether lists leave it out
 */
public record SweepMarks(Mark<String> name, Mark<Boolean> archived) {
  static final SweepMarks NONE = new SweepMarks(Mark.unsaid(""), Mark.unsaid(false));

  SweepMarks with(SweepMarked e) {
    return new SweepMarks(
        e.name().map(to -> name.or(to, e.by(), e.at())).orElse(name),
        e.archived().map(to -> archived.or(to, e.by(), e.at())).orElse(archived));
  }
}
