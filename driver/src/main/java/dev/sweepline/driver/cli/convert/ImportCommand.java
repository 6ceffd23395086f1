package dev.sweepline.driver.cli.convert;

import dev.sweepline.driver.input.TextFile;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.file.foreign.ForeignFormat;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import dev.sweepline.sweep.yaml.YamlParser;
import dev.sweepline.sweep.yaml.YamlTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code import}. */
@Command(
    name = "import",
    description =
        "Prints a sweep file made of a Katib or Determined experiment, an NNI experiment or search"
            + " space, or a Hydra configuration with a sweeper's block.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  private final SessionContext context;

  @Parameters(paramLabel = "FILE", description = "The other tool's file.")
  private String file;

  /** The verb in its surroundings. */
  public ImportCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Yaml.Fields root = read(file);
    ForeignFormat format =
        ForeignFormat.of(root)
            .filter(known -> known != ForeignFormat.RAY)
            .orElseThrow(
                () ->
                    new UserException(
                        file
                            + ": no experiment of Katib, Determined or NNI and no Hydra"
                            + " configuration; a file of W&B's needs no import"));
    SweepText sweep = new SweepText();
    sweep.note(
        "Made from "
            + file.substring(file.lastIndexOf('/') + 1)
            + ", "
            + format.what()
            + ". Check it with: deploy/sweep plan FILE");
    convert(format, map(root), sweep);
    sweep.text().lines().forEach(context.console()::line);
    return 0;
  }

  private void convert(ForeignFormat format, ForeignMap root, SweepText sweep) {
    switch (format) {
      case KATIB -> KatibExperiment.convert(root, sweep);
      case DETERMINED -> DeterminedExperiment.convert(root, sweep);
      case NNI -> NniExperiment.convert(root, space(root), sweep);
      case HYDRA -> HydraConfiguration.convert(root, sweep);
      case RAY -> throw new AssertionError(format);
    }
  }

  /** NNI's search space, where it lies in a file beside the experiment. */
  private Optional<ForeignMap> space(ForeignMap root) {
    return NniExperiment.spaceFile(root).map(name -> map(read(TextFile.folder(file) + "/" + name)));
  }

  private static ForeignMap map(Yaml.Fields fields) {
    return new ForeignMap("", (Map<?, ?>) fields.value());
  }

  private static Yaml.Fields read(String file) {
    ProblemCollector problems = new ProblemCollector();
    Optional<Yaml> document =
        YamlParser.read(TextFile.read(file), problems).map(new YamlTree(problems)::read);
    if (!problems.errors().isEmpty()) {
      throw UserException.in(file, problems.errors());
    }
    return document
        .filter(Yaml.Fields.class::isInstance)
        .map(Yaml.Fields.class::cast)
        .orElseThrow(() -> UserException.in(file, List.of(new Problem("", "the file is no map"))));
  }
}
