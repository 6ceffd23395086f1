package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.text.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reading a sweep file gave.
 *
 * @param file the name to show in messages
 * @param text the whole file
 * @param sweep empty when there are errors
 * @param errors all of them, in file order
 * @param warnings what was read as what, in file order
 * @param places where each key stands, by dotted path, for example {@code parameters.lr.min}; the
 *     problem's message is empty
 */
public record ParsedSweep(
    String file,
    String text,
    Optional<Sweep> sweep,
    List<Problem> errors,
    List<Problem> warnings,
    Map<String, Problem> places) {
  public ParsedSweep {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    places = Map.copyOf(places);
  }

  /** A problem at a key, or at the file's start where the file does not have it. */
  public Problem problemAt(String path, String message) {
    // A parameter in a group is called opt.lr and stands at opt.parameters.lr.
    String inGroups =
        "parameters." + path.replaceFirst("^parameters\\.", "").replace(".", ".parameters.");
    Problem start = new Problem(1, 1, "");
    Problem place = places.getOrDefault(path, places.getOrDefault(inGroups, start));
    return new Problem(place.line(), place.column(), message);
  }

  /** The same file with errors that somebody else found; it holds no sweep then. */
  public ParsedSweep withErrors(List<Problem> found) {
    return new ParsedSweep(file, text, Optional.empty(), found, warnings, places);
  }
}
