package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.JarOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.input.TextFile;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.doctor.Demand;
import dev.sweepline.worker.doctor.Doctor;
import dev.sweepline.worker.doctor.Finding;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.train.probe.NetworkProbe;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code doctor}. */
@Command(
    name = "doctor",
    description = "Looks over a sweep file's data and network before hours are spent on them.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private JarOptions jars;

  @Parameters(paramLabel = "FILE", description = "A sweep file.")
  private String file;

  @Mixin private DataOptions data;

  @Option(names = "--slots", paramLabel = "N", description = "Trials at once; default: all cores.")
  private int slots = Runtime.getRuntime().availableProcessors();

  /** The verb in its surroundings. */
  public DoctorCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (slots < 1) {
      throw new UserException("--slots " + slots + " is not at least 1");
    }
    UserCode userCode = jars.of(file);
    DataFolders folders = data.folders(logOptions).beside(userCode.folder());
    ParsedSweep reading = SweepFiles.readToRun(file, TextFile.read(file), folders, userCode);
    context.warn(reading);
    Sweep sweep = reading.sweep().orElseThrow();
    sweep
        .training()
        .program()
        .ifPresent(
            program -> {
              throw new UserException(
                  "%s runs %s; doctor examines networks and their data"
                      .formatted(file, program.name()));
            });
    TrialSpec spec = typical(sweep);
    context
        .console()
        .line(
            "examined: "
                + spec.parameters().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + ValueText.show(entry.getValue()))
                    .collect(Collectors.joining(", ")));
    List<Finding> findings =
        new Doctor(folders, new NetworkProbe(new NetworkFamilies(userCode), context.clock()))
            .examine(
                spec,
                sweep.objective().name(),
                new Demand(Samplers.of(sweep).planned(), slots, memory()));
    findings.forEach(finding -> context.console().line(finding.toString()));
    new DoctorNotes(logOptions.home()).write(reading.text(), findings);
    return findings.stream().allMatch(Finding::ok) ? 0 : 1;
  }

  /** The middle of every parameter: one assignment stands for all. */
  private static TrialSpec typical(Sweep sweep) {
    return new TrialSpec(
        new TrialId("doctor", 0),
        1,
        1,
        sweep.space().example(),
        sweep.search().seed(),
        sweep.training().repeats(),
        sweep.training().budget(),
        new NetworkTraining(
            sweep.training().dataset().orElseThrow(), sweep.training().network().orElseThrow()),
        Recording.NONE,
        TrialLimits.NONE,
        sweep.training().trainer());
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Long.MAX_VALUE;
  }
}
