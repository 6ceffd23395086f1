package dev.sweepline.sweep.history;

import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import java.util.List;

/**
 * The marks of a trial: what people, not programs, say about it. Immutable.
 *
 * @param starred whether it is one to come back to
 * @param note free text, empty for none
 * @param tags in the order given
 */
public record TrialMarks(Mark<Boolean> starred, Mark<String> note, Mark<List<String>> tags) {
  /** Those of a trial that nobody has said anything about. */
  public static final TrialMarks NONE =
      new TrialMarks(Mark.unsaid(false), Mark.unsaid(""), Mark.unsaid(List.of()));

  TrialMarks with(TrialMarked e) {
    return new TrialMarks(
        e.starred().map(to -> starred.or(to, e.by(), e.at())).orElse(starred),
        e.note().map(to -> note.or(to, e.by(), e.at())).orElse(note),
        e.tags().map(to -> tags.or(to, e.by(), e.at())).orElse(tags));
  }
}
