package dev.sweepline.driver.spark;

import dev.sweepline.driver.backend.SlotPool;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.spark.executor.TrainingFactory;
import dev.sweepline.driver.spark.refit.SparkRefit;
import dev.sweepline.driver.spark.refit.SparkRefit.Refitted;
import dev.sweepline.driver.spark.refit.SparkRefit.Request;
import dev.sweepline.driver.spark.rpc.SlotSettings;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.program.FileArchive;
import dev.sweepline.worker.slot.TrialCoordinator;
import dev.sweepline.worker.slot.TrialRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;

/**
 * A backend whose slots are Spark tasks. Thread-safe. Each slot is a job of one task which lasts as
 * long as there is work, so that a slot lost with its executor costs its own job and no other. On a
 * cluster there are as many as its executors have had room for at once; one without room waits in
 * Spark's queue.
 */
public final class SparkBackend implements TrialBackend {
  private static final String JOB_GROUP = "sweepline";
  private static final String FILES = "spark.files";
  private static final int MOST_FAILURES = 5;
  private static final long GRACE_MILLIS = 10_000;
  private static final long EXECUTOR_MILLIS = 60_000;

  private final JavaSparkContext spark;
  private final SlotSettings settings;
  private final AssignmentTracker assignments;
  private final ExecutorTracker executors;
  private final Optional<ResourceProfile> profile;
  private final boolean local;
  private final int most;
  private final ExecutorService jobs = Executors.newCachedThreadPool();
  private final SlotPool pool;

  private SparkBackend(
      JavaSparkContext spark,
      DriverContext context,
      SlotResources resources,
      int first,
      OptionalInt most) {
    this.spark = spark;
    this.settings = context.settings();
    this.assignments = context.assignments();
    this.executors = context.executors();
    this.profile = resources.profile(spark.getConf());
    this.local = SparkMaster.of(spark.getConf()).isLocal();
    this.most = most.orElse(Integer.MAX_VALUE);
    this.pool = new SlotPool(first, slot -> jobs.execute(() -> run(slot)));
  }

  /**
   * Says before anything is begun whether Spark can be started.
   *
   * @param wanted as {@link #start} gets them
   * @throws UserException with the line to show
   */
  public static void check(SlotRequest wanted) {
    SparkSetup.check(
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        scala.util.Properties$.MODULE$.versionNumberString());
    SparkSetup.checkOpens(
        name -> Object.class.getModule().isOpen(name, SparkBackend.class.getModule()));
    SparkSetup.checkMemory(Runtime.getRuntime().maxMemory());
    configured(wanted);
  }

  private static SparkConf configured(SlotRequest wanted) {
    SparkConf conf = new SparkConf();
    boolean local = SparkMaster.of(conf).isLocal();
    if (local) {
      DeviceCheck.refusal(Optional.empty())
          .ifPresent(
              why -> {
                throw new UserException(why);
              });
    }
    SlotResources resources = new SlotResources(wanted.resources());
    SparkSetup.apply(conf, local ? wanted.here() : wanted.onCluster(), resources);
    return conf;
  }

  /**
   * Starts Spark, on this machine's cores where {@code spark-submit} has not chosen a master.
   *
   * @param log where the executors' measurements go
   * @param userCode where users' own networks are found
   * @param files of the sweep's program, relative to the sweep file's folder, for executors of
   *     other machines
   * @throws UserException when Spark is not set up for it, with the line to show
   */
  public static SparkBackend start(
      LogAddress log,
      DataFolders folders,
      UserCode userCode,
      List<String> files,
      SlotRequest wanted) {
    return start(new SlotSettings(log, folders, userCode, new TrainingFactory()), files, wanted);
  }

  /** The same for executors that are told more than where things are. */
  public static SparkBackend start(SlotSettings settings, SlotRequest wanted) {
    return start(settings, List.of(), wanted);
  }

  private static SparkBackend start(
      SlotSettings settings, List<String> programFiles, SlotRequest wanted) {
    SparkConf conf = configured(wanted);
    boolean local = SparkMaster.of(conf).isLocal();
    OptionalInt slots = local ? wanted.here() : wanted.onCluster();
    SlotResources resources = new SlotResources(wanted.resources());
    List<Path> jars = settings.userCode().jars();
    if (!local) {
      List<Path> files =
          Stream.concat(jars.stream(), archive(programFiles, settings).stream()).toList();
      if (!files.isEmpty()) {
        ship(files, conf);
      }
    }
    SparkRefit.configure(conf);
    DriverContext context =
        new DriverContext(new AssignmentTracker(), settings, new ExecutorTracker(resources));
    SlotPlugin.open(context);
    JavaSparkContext spark = new JavaSparkContext(conf);
    int first =
        local
            ? slots.orElse(spark.defaultParallelism())
            : SparkSetup.slotsToBegin(conf, slots, resources);
    return new SparkBackend(spark, context, resources, first, slots);
  }

  private static Optional<Path> archive(List<String> files, SlotSettings settings) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(FileArchive.pack(Path.of(settings.userCode().folder()), files));
    } catch (IOException e) {
      throw new UncheckedIOException("files of the program: " + e.getMessage(), e);
    }
  }

  /** Executors find them among the application's files, by their names. */
  private static void ship(List<Path> files, SparkConf conf) {
    Stream<String> theirs = Stream.of(conf.get(FILES, "")).filter(list -> !list.isBlank());
    conf.set(
        FILES,
        Stream.concat(theirs, files.stream().map(file -> file.toUri().toString()))
            .collect(Collectors.joining(",")));
  }

  /**
   * Trains an assignment again on all executors; no trial may run meanwhile.
   *
   * @param clock times what is trained
   * @param progress hears a line now and then
   * @throws IllegalStateException when Spark has no executor
   */
  public Refitted refit(Request request, InstantSource clock, Consumer<String> progress)
      throws IOException {
    Supplier<TrialRunner> runner =
        () -> new TrialRunner(settings.folders(), settings.userCode(), clock);
    return new SparkRefit(spark, runner)
        .run(
            request,
            () -> local ? slots() : Math.min(executors.await(EXECUTOR_MILLIS), most),
            progress);
  }

  @Override
  public int slots() {
    return pool.slots();
  }

  @Override
  public Optional<String> stalled() {
    return local || executors.slots() > 0
        ? Optional.empty()
        : Optional.of(
            "waiting for executors from %s; are there free cores and memory for one?"
                .formatted(spark.master()));
  }

  @Override
  public void open(TrialCoordinator coordinator) {
    assignments.open(coordinator);
    if (!local) {
      executors.follow(slots -> pool.grow(Math.min(slots, most)), assignments::closed);
    }
  }

  @Override
  public void wake() {
    pool.wake();
  }

  private void run(int slot) {
    String name = "spark/" + slot;
    try {
      spark.setJobGroup(JOB_GROUP, "Sweepline slot " + slot, true);
      JavaRDD<String> task = spark.parallelize(List.of(name), 1);
      profile
          .<JavaRDD<String>>map(task::withResources)
          .orElse(task)
          .foreach(s -> SlotPlugin.executor().work(s));
      assignments.left(name);
    } catch (Exception e) {
      assignments.lost(name, e);
      failed(e);
    } finally {
      pool.finished(slot);
    }
  }

  /** A slot tries again; where slots do nothing but fail, that would be for ever. */
  private void failed(Exception e) {
    if (assignments.failuresInARow() < MOST_FAILURES) {
      pool.wake();
    } else {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      assignments.closed("Spark cannot run trials: " + reason);
    }
  }

  /** Slots that wait in Spark's queue are not waited for. */
  @Override
  public void close() {
    executors.leave();
    try {
      long grace = assignments.isEmpty() ? GRACE_MILLIS / 10 : GRACE_MILLIS;
      if (!pool.close(grace) && !spark.sc().isStopped()) {
        spark.sc().cancelJobGroup(JOB_GROUP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    jobs.shutdown();
    spark.close();
  }
}
