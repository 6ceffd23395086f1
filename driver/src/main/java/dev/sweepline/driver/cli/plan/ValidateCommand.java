package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.cli.input.JarOptions;
import dev.sweepline.driver.cli.input.SweepFiles;
import dev.sweepline.sweep.file.ParsedSweep;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.view.ReportJson;
import java.util.ArrayList;
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
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sweep files.")
  private List<String> files;

  @Mixin private JarOptions jars;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<ParsedSweep> readings = new ArrayList<>();
    files.forEach(file -> readings.add(SweepFiles.read(file, jars.of(file))));
    if (json) {
      System.out.println(ReportJson.validation(readings));
    } else {
      readings.forEach(ValidateCommand::print);
    }
    return readings.stream().allMatch(reading -> reading.errors().isEmpty()) ? 0 : 2;
  }

  private static void print(ParsedSweep reading) {
    for (Problem error : reading.errors()) {
      System.err.println(error.in(reading.file()));
    }
    for (Problem warning : reading.warnings()) {
      System.err.println(warning.asWarningIn(reading.file()));
    }
    if (reading.errors().isEmpty()) {
      System.out.println(reading.file() + ": ok");
    }
  }
}
