package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.cli.option.JarOptions;
import dev.sweepline.driver.cli.option.ProgramOption;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.view.ReportJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code validate}. */
@Command(
    name = "validate",
    description = "Says what is wrong with sweep files.",
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
  private final SessionContext context;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sweep files.")
  private List<String> files;

  @Mixin private JarOptions jars;

  @Mixin private ProgramOption program;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /** The verb in its surroundings. */
  public ValidateCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<ParsedSweep> readings = files.stream().map(this::read).toList();
    if (json) {
      context.console().json(ReportJson.validation(readings));
    }
    return readings.stream().allMatch(reading -> reading.errors().isEmpty()) ? 0 : 2;
  }

  /** A file that cannot be read is one with an error: the others are looked at all the same. */
  private ParsedSweep read(String file) {
    try {
      ParsedSweep reading = SweepFiles.read(file, program.read(file), jars.of(file));
      if (!json) {
        print(reading);
      }
      return reading;
    } catch (UserException e) {
      if (!json) {
        context.console().warn(e.getMessage());
      }
      return ParsedSweep.unreadable(
          file, e.problem().orElseGet(() -> new Problem("", e.getMessage())));
    }
  }

  private void print(ParsedSweep reading) {
    for (Problem error : reading.errors()) {
      context.console().warn(error.in(reading.file()));
    }
    context.warn(reading);
    if (reading.errors().isEmpty()) {
      context.console().line(reading.file() + ": ok");
      reading.notes().forEach(context.console()::line);
    }
  }
}
