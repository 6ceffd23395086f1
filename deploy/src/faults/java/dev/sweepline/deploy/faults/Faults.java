package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The fault harness. Each run is a sweep in processes of its own, to which faults come at moments
 * drawn from the run's seed; what dies is started again as a supervisor would. At the end the log
 * must add up and the board must equal the undisturbed one, bit for bit, unless its trials are
 * stopped or paused at rungs.
 */
@Command(
    name = "deploy/faults",
    description = "Runs sweeps, does them harm and checks that nothing is lost or counted twice.",
    mixinStandardHelpOptions = true)
final class Faults implements Callable<Integer> {
  @Option(names = "--runs", description = "How many sweeps; default: ${DEFAULT-VALUE}.")
  private int runs = 10;

  @Option(
      names = "--seed",
      description = "Of the first run; the next has the next. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--trials", description = "In each sweep; default: ${DEFAULT-VALUE}.")
  private int trials = 200;

  @Option(
      names = "--kinds",
      split = ",",
      description = "Faults to choose from; default: all but lose-broker. ${COMPLETION-CANDIDATES}")
  private List<FaultKind> kinds = List.of();

  @Option(names = "--faults", description = "In each sweep; default: three to five.")
  private int faults;

  @Option(
      names = "--pause",
      description = "Seconds that what is stopped stands still; default: ${DEFAULT-VALUE}.")
  private int pause = 20;

  @Option(names = "--keep", description = "Keeps every run's folder, not only those with problems.")
  private boolean keep;

  @Option(
      names = "--distribution",
      description = "The distribution under test; default: ${DEFAULT-VALUE}.")
  private Path distribution = Path.of("deploy/target/sweepline");

  private final Map<String, Board> undisturbed = new HashMap<>();
  private final Report report = new Report();

  private Faults() {}

  /** Runs the harness; exits with 1 when a check failed. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Faults())
        .registerConverter(FaultKind.class, FaultKind::of)
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    Path base = Files.createTempDirectory("sweepline-faults-");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    Processes.mentioning(base.toString()).forEach(ProcessHandle::destroyForcibly)));
    Distribution tested = new Distribution(distribution.toAbsolutePath());
    Set<FaultKind> allowed = allowed();
    List<RunPlan> plans =
        Stream.iterate(seed, s -> s + 1)
            .limit(runs)
            .map(s -> RunPlan.draw(s, trials, allowed, faults))
            .toList();
    boolean needsCluster = plans.stream().anyMatch(RunPlan::cluster);
    Optional<SparkCluster> cluster =
        needsCluster
            ? Optional.of(
                SparkCluster.start(tested, Files.createDirectory(base.resolve("cluster"))))
            : Optional.empty();
    try {
      for (RunPlan plan : plans) {
        one(plan, tested, base, cluster);
      }
    } finally {
      cluster.ifPresent(SparkCluster::close);
    }
    System.out.println(report.summary());
    if (report.isClean() && !keep) {
      delete(base);
    } else {
      System.out.println("Folders: " + base);
    }
    return report.isClean() ? 0 : 1;
  }

  private Set<FaultKind> allowed() {
    Set<FaultKind> allowed =
        kinds.isEmpty()
            ? EnumSet.complementOf(EnumSet.of(FaultKind.LOSE_BROKER))
            : EnumSet.copyOf(kinds);
    boolean mounts =
        allowed.stream().anyMatch(kind -> kind.needs() == FaultKind.Needs.DISK)
            && !SmallDisk.isPossible();
    if (mounts) {
      System.out.println("This user may not mount a disk to fill up: no disk is filled.");
      allowed.removeIf(kind -> kind.needs() == FaultKind.Needs.DISK);
    }
    return allowed;
  }

  private void one(RunPlan plan, Distribution tested, Path base, Optional<SparkCluster> cluster) {
    Optional<Board> expected =
        plan.isTimely()
            ? Optional.empty()
            : Optional.of(
                undisturbed.computeIfAbsent(plan.sweepFile(), file -> expect(plan, tested, base)));
    Path folder = base.resolve("seed-" + plan.seed());
    System.out.println("seed " + plan.seed() + ": " + plan.faults());
    Journey journey =
        new FaultRun(
                tested,
                folder,
                plan.cluster() ? cluster : Optional.empty(),
                Duration.ofSeconds(pause))
            .run(plan);
    List<String> differences =
        journey
            .board()
            .map(board -> expected.map(board::differences).orElse(List.of()))
            .orElse(List.of("no board"));
    differences.forEach(journey::problem);
    journey.boardEqual(differences.isEmpty());
    report.add(journey);
    journey.story().forEach(System.out::println);
    System.out.println(Report.line(journey));
    if (journey.problems().isEmpty() && !keep) {
      delete(folder);
    } else if (!journey.problems().isEmpty()) {
      System.out.println("Again with: deploy/faults " + again(plan) + "; it left " + folder);
    }
  }

  private String again(RunPlan plan) {
    String only =
        kinds.stream().map(FaultKind::toString).collect(Collectors.joining(",", " --kinds ", ""));
    return "--runs 1 --seed %d --trials %d --faults %d --pause %d%s"
        .formatted(plan.seed(), trials, faults, pause, kinds.isEmpty() ? "" : only);
  }

  /** What the sweep comes to when nothing disturbs it. */
  private Board expect(RunPlan plan, Distribution tested, Path base) {
    String name = "undisturbed-" + (plan.coarseToFine() ? "stages" : "random");
    Journey journey =
        new FaultRun(tested, base.resolve(name), Optional.empty(), Duration.ZERO)
            .run(RunPlan.undisturbed(plan.trials(), plan.coarseToFine()));
    System.out.printf("%s: %.0f s%n", name, journey.seconds());
    if (!journey.problems().isEmpty()) {
      throw new IllegalStateException(
          "the undisturbed sweep fails: " + journey.problems() + " in " + base);
    }
    return journey.board().orElseThrow();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Path[] deepestFirst = files.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
      for (Path file : Arrays.asList(deepestFirst)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
