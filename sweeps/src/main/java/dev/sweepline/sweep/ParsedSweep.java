package dev.sweepline.sweep;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sweep file once read: the sweep, or why there is none. Immutable, thread-safe.
 *
 * @param file the name to show in messages
 * @param text the whole file
 * @param sweep empty when there are errors
 * @param errors all of them, in file order
 * @param warnings what was read as what, in file order
 * @param notes of what its data set is, a line each
 * @param places where each key stands, by dotted path, for example {@code parameters.lr.min}
 */
public record ParsedSweep(
    String file,
    String text,
    Optional<Sweep> sweep,
    List<Problem> errors,
    List<Problem> warnings,
    List<String> notes,
    Map<String, SourcePosition> places) {
  public ParsedSweep {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
    places = Map.copyOf(places);
  }

  /** A problem in the position of its path; at the file's start where the file does not have it. */
  public Problem locate(Problem problem) {
    String path = problem.path();
    // A parameter in a group is called opt.lr and stands at opt.parameters.lr.
    String inGroups =
        "parameters." + path.replaceFirst("^parameters\\.", "").replace(".", ".parameters.");
    SourcePosition start = SourcePosition.START;
    return problem.at(places.getOrDefault(path, places.getOrDefault(inGroups, start)));
  }

  /** The same file with warnings that somebody else has besides. */
  public ParsedSweep withWarnings(List<Problem> more) {
    List<Problem> all =
        Stream.concat(warnings.stream(), more.stream()).sorted(Problem.IN_FILE_ORDER).toList();
    return new ParsedSweep(file, text, sweep, errors, all, notes, places);
  }

  /** The same file with what was found where it points to. */
  public ParsedSweep withNotes(List<String> found) {
    return new ParsedSweep(file, text, sweep, errors, warnings, found, places);
  }

  /** The same file, meaning another sweep. */
  public ParsedSweep withSweep(Optional<Sweep> other) {
    return new ParsedSweep(file, text, other, errors, warnings, notes, places);
  }

  /** The same file with errors that somebody else found; it holds no sweep then. */
  public ParsedSweep withErrors(List<Problem> found) {
    return new ParsedSweep(file, text, Optional.empty(), found, warnings, notes, places);
  }

  /** A file that could not be read. */
  public static ParsedSweep unreadable(String file, Problem why) {
    return new ParsedSweep(
        file, "", Optional.empty(), List.of(why), List.of(), List.of(), Map.of());
  }
}
