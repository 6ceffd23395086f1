package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A mistake that the YAML parser came upon, in a writer's words: which bracket or quote was never
 * closed, which line stands at the wrong indentation.
 *
 * @param place where to mend it
 */
record YamlMistake(SourcePosition place, String message) {
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final String GLOBAL_TAG = "Global tag is not allowed: ";

  /**
   * What an exception of the parser means.
   *
   * @param end where the parser stopped; stands in for a place that it does not give
   */
  static YamlMistake of(MarkedYAMLException e, String text, Mark end) {
    Mark found = e.getProblemMark() == null ? end : e.getProblemMark();
    return new Explainer(
            List.of(LINE_BREAK.split(text, -1)),
            String.valueOf(e.getProblem()),
            String.valueOf(e.getContext()),
            Marks.position(e.getContextMark() == null ? found : e.getContextMark()),
            Marks.position(found))
        .explain();
  }

  /**
   * One exception taken apart.
   *
   * @param began where what the parser was reading begins
   * @param found where it met what it could not use
   */
  private record Explainer(
      List<String> lines,
      String problem,
      String context,
      SourcePosition began,
      SourcePosition found) {

    YamlMistake explain() {
      if (problem.startsWith(GLOBAL_TAG)) {
        return new YamlMistake(
            found, "the tag " + problem.substring(GLOBAL_TAG.length()) + " is not supported");
      }
      if (problem.startsWith("but found another document")) {
        return new YamlMistake(found, "a second document starts here; a sweep file holds one");
      }
      if (context.endsWith("a flow sequence") || context.endsWith("a flow mapping")) {
        return bracket(context.endsWith("sequence") ? '[' : '{');
      }
      if (context.startsWith("while parsing a block")) {
        return block();
      }
      if (context.endsWith("quoted scalar")) {
        return quote();
      }
      return word();
    }

    private YamlMistake bracket(char opening) {
      char closing = opening == '[' ? ']' : '}';
      if (problem.endsWith("got ]") || problem.endsWith("got }")) {
        char got = problem.charAt(problem.length() - 1);
        return at(
            found,
            "'%s' closes the '%s' of line %d; write '%s'"
                .formatted(got, opening, began.line(), closing));
      }
      return Brackets.closes(lines, began)
          ? at(
              found,
              "a comma is missing before this, within the '%s' of line %d"
                  .formatted(opening, began.line()))
          : at(
              began,
              "this '%s' is never closed; write '%s' at its end".formatted(opening, closing));
    }

    private YamlMistake block() {
      String got = problem.substring(problem.lastIndexOf("found") + "found".length()).strip();
      boolean map = context.endsWith("mapping");
      return switch (got) {
        case "']'", "'}'" -> at(found, "%s closes nothing; remove it".formatted(got));
        case "'<block mapping start>'", "'<block sequence start>'" -> indentation();
        case "'-'" ->
            at(
                found,
                "a list item stands among the keys of line %d; indent it under its key"
                    .formatted(began.line()));
        case "'?'" ->
            at(
                found,
                "this is no item of the list of line %d; begin it with '- '"
                    .formatted(began.line()));
        case "'<scalar>'" ->
            at(found, "text after a value that has ended; put all of it in quotes");
        default ->
            at(
                found,
                "this does not belong to the %s of line %d"
                    .formatted(map ? "map" : "list", began.line()));
      };
    }

    private YamlMistake indentation() {
      return at(
          found,
          "this line is indented by %d, and what it belongs to (line %d) by %d; line them up"
              .formatted(found.column() - 1, began.line(), began.column() - 1));
    }

    private YamlMistake quote() {
      return problem.contains("unexpected end")
          ? at(began, "this quote is never closed")
          : problem.startsWith("found unknown escape")
              ? at(found, "in double quotes \\ begins an escape; write \\\\, or single quotes")
              : other();
    }

    private YamlMistake word() {
      if (problem.contains("(TAB)")) {
        return at(found, "a tab cannot indent; use spaces");
      }
      if (problem.startsWith("mapping values are not allowed here")) {
        return colon();
      }
      if (problem.startsWith("could not find expected ':'")) {
        return at(began, "this line has no ':' after its key");
      }
      if (problem.startsWith("sequence entries are not allowed here")) {
        return at(found, "a list that is written with '-' begins on a line of its own");
      }
      if (problem.startsWith("found character")) {
        return at(
            found,
            "text cannot begin with %s; put it in quotes"
                .formatted(from(found.line(), found.column() - 1, found.column())));
      }
      if (problem.startsWith("found undefined alias")) {
        String name = problem.substring(problem.lastIndexOf(' ') + 1);
        return at(
            found,
            "there is no &%s that *%s could stand for; put text with a '*' in quotes"
                .formatted(name, name));
      }
      if (problem.startsWith("expected '<document start>'")) {
        return at(found, "this line is indented less than the first one; line them up");
      }
      return other();
    }

    /** A colon that no key can have: its line has one already, or goes on with the line above. */
    private YamlMistake colon() {
      String before = from(found.line(), 0, found.column() - 1);
      int above = above(found.line());
      if (before.contains(": ") || above == 0) {
        return at(found, "a second ':' on this line; put text that holds ': ' in quotes");
      }
      if (!line(above).contains(":")) {
        return at(new SourcePosition(above, 1), "this line has no ':' after its key");
      }
      return at(
          found,
          ("this line is indented by %d, deeper than line %d, which has its value already; line"
                  + " them up")
              .formatted(indent(line(found.line())), above));
    }

    /** The line above that says something; 0 where there is none. */
    private int above(int number) {
      for (int above = number - 1; above > 0; above--) {
        String stripped = line(above).strip();
        if (!stripped.isEmpty() && !stripped.startsWith("#")) {
          return above;
        }
      }
      return 0;
    }

    private static int indent(String line) {
      return line.length() - line.stripLeading().length();
    }

    private String from(int number, int begin, int end) {
      String line = line(number);
      return line.substring(Math.min(begin, line.length()), Math.min(end, line.length()));
    }

    private String line(int number) {
      return number <= lines.size() ? lines.get(number - 1) : "";
    }

    private YamlMistake other() {
      return at(found, "%s%s".formatted(context.equals("null") ? "" : context + ", ", problem));
    }

    private static YamlMistake at(SourcePosition place, String message) {
      return new YamlMistake(place, "not YAML: " + message);
    }
  }
}
