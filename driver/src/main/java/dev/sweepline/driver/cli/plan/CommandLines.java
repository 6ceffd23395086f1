package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.program.ArgumentVector;
import dev.sweepline.sweep.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command lines of a plan's first trials, as a person would type them. Stateless. */
final class CommandLines {
  private static final int MOST = 3;
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private CommandLines() {}

  /** A line for each of the first trials; none where trials train networks. */
  static List<String> of(Sweep sweep, Sampler sampler, SweepHistory nothingYet) {
    Optional<Program> program = sweep.training().program();
    List<String> lines = new ArrayList<>();
    if (program.isEmpty()) {
      return lines;
    }
    ArgumentVector vector =
        new ArgumentVector(
            "python", name -> Optional.ofNullable(System.getenv(name)), "parameters.json");
    for (int trial = 0; trial < MOST; trial++) {
      if (!(sampler.suggest(trial, nothingYet) instanceof Suggestion.Trial point)) {
        break;
      }
      lines.add(
          "trial %d runs: %s"
              .formatted(
                  trial,
                  vector.of(program.get(), point.parameters()).stream()
                      .map(CommandLines::quoted)
                      .collect(Collectors.joining(" "))));
    }
    return lines;
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
