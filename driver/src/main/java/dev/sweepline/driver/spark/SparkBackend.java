package dev.sweepline.driver.spark;

import dev.sweepline.driver.backend.SlotPool;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.spark.executor.ExecutorRuntimes;
import dev.sweepline.driver.spark.executor.TrainingFactory;
import dev.sweepline.driver.spark.refit.SparkRefit;
import dev.sweepline.driver.spark.refit.SparkRefit.Refitted;
import dev.sweepline.driver.spark.refit.SparkRefit.Request;
import dev.sweepline.driver.spark.rpc.SlotSettings;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.rpc.RpcEndpointRef;

/**
 * A backend whose slots are Spark tasks. Thread-safe. Each slot is a job of one task which lasts as
 * long as there is work, so that a slot lost with its executor costs its own job and no other. On a
 * cluster there are as many as its executors have had room for at once; one without room waits in
 * Spark's queue.
 */
public final class SparkBackend implements TrialBackend {
  private static final int MOST_FAILURES = 5;
  private static final long GRACE_MILLIS = 10_000;
  private static final long EXECUTOR_MILLIS = 60_000;

  private final JavaSparkContext spark;
  private final Optional<OwnSpark> own;

  /** Of the endpoint and of the jobs, so that several backends of a Spark are not mixed up. */
  private final String name;

  private final RpcEndpointRef endpoint;
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
      Optional<OwnSpark> own,
      DriverContext context,
      SlotResources resources,
      int first,
      OptionalInt most) {
    this.spark = spark;
    this.own = own;
    this.name = "sweepline-" + UUID.randomUUID();
    this.settings = context.settings();
    this.assignments = context.assignments();
    this.executors = context.executors();
    this.profile = resources.profile(spark.getConf());
    this.local = SparkMaster.of(spark.getConf()).isLocal();
    this.most = most.orElse(Integer.MAX_VALUE);
    this.pool = new SlotPool(first, slot -> jobs.execute(() -> run(slot)));
    executors.join(spark.sc());
    this.endpoint = SlotEndpoint.open(spark.env().rpcEnv(), name, context);
  }

  /**
   * Says before anything is begun whether a sweep can run in Spark.
   *
   * @param running the Spark to run in; empty for one that is started for it
   * @param wanted as {@link #start} gets them
   * @throws UserException with the line to show
   */
  public static void check(Optional<RunningSpark> running, SlotRequest wanted) {
    SparkSetup.check(
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        scala.util.Properties$.MODULE$.versionNumberString());
    if (running.isPresent()) {
      running.get().check(wanted);
      OwnSpark.refuseDevice(running.get().context().getConf());
      return;
    }
    OwnSpark.check(wanted);
  }

  /**
   * Begins in a Spark that runs, or in one started for it: on this machine's cores where {@code
   * spark-submit} has not chosen a master.
   *
   * @param running the Spark to run in; empty for one of the session's own
   * @param own that, which whoever gave it closes
   * @param log where the executors' measurements go
   * @param userCode where users' own networks are found
   * @param files of the sweep's program, relative to the sweep file's folder, for executors of
   *     other machines
   * @throws UserException when Spark is not set up for it, with the line to show
   */
  public static SparkBackend start(
      Optional<RunningSpark> running,
      OwnSpark own,
      LogAddress log,
      DataFolders folders,
      UserCode userCode,
      List<String> files,
      SlotRequest wanted) {
    JavaSparkContext spark = running.map(RunningSpark::context).orElseGet(() -> own.get(wanted));
    String archive = "";
    if (!SparkMaster.of(spark.getConf()).isLocal()) {
      userCode.jars().forEach(jar -> spark.addFile(jar.toUri().toString()));
      archive = ship(files, userCode, spark);
    }
    TrainingFactory training = new TrainingFactory(archive);
    return in(
        spark,
        running,
        running.isPresent() ? Optional.empty() : Optional.of(own),
        new SlotSettings(log, folders, userCode, training, running.isEmpty()),
        wanted);
  }

  /** The same in a Spark of its own for executors that are told more than where things are. */
  public static SparkBackend start(OwnSpark own, SlotSettings settings, SlotRequest wanted) {
    return in(own.get(wanted), Optional.empty(), Optional.of(own), settings, wanted);
  }

  private static SparkBackend in(
      JavaSparkContext spark,
      Optional<RunningSpark> running,
      Optional<OwnSpark> own,
      SlotSettings settings,
      SlotRequest wanted) {
    SparkConf conf = spark.getConf();
    boolean local = SparkMaster.of(conf).isLocal();
    OptionalInt slots = local ? wanted.here() : wanted.onCluster();
    SlotResources resources = new SlotResources(wanted.resources());
    DriverContext context =
        new DriverContext(new AssignmentTracker(), settings, new ExecutorTracker(resources));
    int here =
        running
            .map(there -> there.here(wanted))
            .orElseGet(() -> slots.orElse(spark.defaultParallelism()));
    int first = local ? here : SparkSetup.slotsToBegin(conf, slots, resources);
    return new SparkBackend(spark, own, context, resources, first, slots);
  }

  /** Executors find the archive among the application's files, by its name. */
  private static String ship(List<String> files, UserCode userCode, JavaSparkContext spark) {
    if (files.isEmpty()) {
      return "";
    }
    try {
      Path archive = FileArchive.pack(Path.of(userCode.folder()), files);
      spark.addFile(archive.toUri().toString());
      return archive.getFileName().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("files of the program: " + e.getMessage(), e);
    }
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
    String slotName = "spark/" + slot;
    String driver = name;
    try {
      spark.setJobGroup(name, "Sweepline slot " + slot, true);
      JavaRDD<String> task = spark.parallelize(List.of(slotName), 1);
      profile
          .<JavaRDD<String>>map(task::withResources)
          .orElse(task)
          .foreach(each -> ExecutorRuntimes.work(driver, each));
      assignments.left(slotName);
    } catch (Exception e) {
      assignments.lost(slotName, e);
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

  /** Slots that wait in Spark's queue are not waited for, nor is the end of a Spark of its own. */
  @Override
  public void close() {
    executors.leave();
    try {
      long grace = assignments.isEmpty() ? GRACE_MILLIS / 10 : GRACE_MILLIS;
      if (!pool.close(grace) && !spark.sc().isStopped()) {
        spark.sc().cancelJobGroup(name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    jobs.shutdown();
    ExecutorRuntimes.close(name);
    if (own.isPresent()) {
      own.get().stop();
    } else if (!spark.sc().isStopped()) {
      spark.env().rpcEnv().stop(endpoint);
      spark.sc().removeSparkListener(executors);
    }
  }
}
