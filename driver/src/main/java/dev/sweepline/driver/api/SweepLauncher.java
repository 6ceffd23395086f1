package dev.sweepline.driver.api;

import dev.sweepline.driver.export.Trackers;
import dev.sweepline.driver.input.KafkaConfig;
import dev.sweepline.driver.input.RunCap;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.input.TextFile;
import dev.sweepline.driver.services.ExternalKafka;
import dev.sweepline.driver.services.LocalServicesProvider;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.session.NewSweep;
import dev.sweepline.driver.session.ResumeAction;
import dev.sweepline.driver.session.ResumedSweep;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.SessionOptions;
import dev.sweepline.driver.session.SweepDrive;
import dev.sweepline.driver.session.SweepSession;
import dev.sweepline.driver.session.SweepSource;
import dev.sweepline.driver.spark.RunningSpark;
import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Tracker;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A launcher of sweeps in a Spark session that is there already, which it neither configures nor
 * stops. Sweeps may follow one another in a session, and share it with other jobs. Not thread-safe.
 *
 * <pre>{@code
 * try (SweepHandle sweep = SweepLauncher.on(spark).file("sweep.yaml").start()) {
 *   sweep.join();
 *   sweep.board().show();
 * }
 * }</pre>
 *
 * <p>What a sweep needs beside Spark is a log: a broker of its own in the {@link #home}, where
 * Sweepline's whole distribution is on the class path, one that {@code sweep serve} or another
 * command keeps there, or yours, {@link #kafka}. Executors must reach it.
 */
public final class SweepLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLauncher.class);

  /** What a text without a file's name counts as, in the working directory. */
  private static final String UNNAMED = "sweep.yaml";

  private final SparkSession spark;
  private final Optional<LocalServicesProvider> provider = LocalServicesProvider.find();
  private Optional<Function<SessionOptions, SweepSource>> source = Optional.empty();
  private Optional<Path> home = Optional.empty();
  private Optional<String> data = Optional.empty();
  private Optional<String> kafka = Optional.empty();
  private Optional<String> kafkaConfig = Optional.empty();
  private String jars = "";
  private OptionalInt slots = OptionalInt.empty();
  private Optional<Page> page = Optional.empty();
  private final List<Tracker> trackers = new ArrayList<>();
  private Consumer<SweepEvent> listener = event -> {};
  private Consumer<String> notes = LOG::info;

  private SweepLauncher(SparkSession spark) {
    this.spark = spark;
  }

  /** A launcher in a session; it lasts as long as the session does. */
  public static SweepLauncher on(SparkSession spark) {
    return new SweepLauncher(spark);
  }

  /**
   * Runs a sweep file.
   *
   * @param file a path, or an address such as {@code hdfs://…}
   */
  public SweepLauncher file(String file) {
    source = Optional.of(options -> parsed(TextFile.read(file), file, options));
    return this;
  }

  /** Runs the text of a sweep file. */
  public SweepLauncher text(String text) {
    return text(text, UNNAMED);
  }

  /**
   * The same for a text that names files.
   *
   * @param place the path of a file, which need not exist: what the text names is looked for beside
   *     it, and without a {@code name} in it the sweep is called after it
   */
  public SweepLauncher text(String text, String place) {
    source = Optional.of(options -> parsed(text, place, options));
    return this;
  }

  /**
   * Goes on with a sweep that stopped half-way.
   *
   * @param sweep its id, its name or {@code latest}
   */
  public SweepLauncher resume(String sweep) {
    source =
        Optional.of(
            options ->
                new ResumedSweep(
                    sweep,
                    false,
                    file -> UserCode.of(TextFile.folder(file), jars),
                    ResumeAction.NONE));
    return this;
  }

  /**
   * The folder that holds the log, saved networks and data; otherwise {@code $SWEEPLINE_HOME}, or
   * {@code ~/.sweepline}.
   */
  public SweepLauncher home(String folder) {
    home = Optional.of(Path.of(folder).toAbsolutePath());
    return this;
  }

  /** Where data sets are looked for, before the home. */
  public SweepLauncher data(String folder) {
    data = Optional.of(folder);
    return this;
  }

  /** Uses your broker. */
  public SweepLauncher kafka(String servers) {
    kafka = Optional.of(servers);
    return this;
  }

  /** Properties for Kafka's clients, as {@code run --kafka-config} takes them. */
  public SweepLauncher kafkaConfig(String file) {
    kafkaConfig = Optional.of(file);
    return this;
  }

  /** Jars with networks of your own, separated by commas. */
  public SweepLauncher jars(String paths) {
    jars = paths;
    return this;
  }

  /**
   * The most trials at once; otherwise as many as Spark has room for, and none for other jobs
   * meanwhile.
   */
  public SweepLauncher slots(int most) {
    if (most < 1) {
      throw new UserException("slots " + most + " is not at least 1");
    }
    slots = OptionalInt.of(most);
    return this;
  }

  /**
   * Shows the page while the sweep runs, where the distribution is on the class path.
   *
   * @param port on 127.0.0.1; 0 for any that is free
   */
  public SweepLauncher page(int port) {
    page = Optional.of(Page.here(OptionalInt.of(port)));
    return this;
  }

  /**
   * Tells a tool how the sweep goes while it runs, beside those that its file names. It is told
   * until the handle is closed; one that is away holds up nothing.
   *
   * @param tool {@code mlflow} or {@code tensorboard}
   * @param place the server's address, or a folder
   */
  public SweepLauncher track(String tool, String place) {
    trackers.add(Trackers.read(tool + "=" + place));
    return this;
  }

  /**
   * Hears each event of the sweep once it counts: trials that start, measurements, ends. In order,
   * one at a time, on a thread that may take its time.
   */
  public SweepLauncher listener(Consumer<SweepEvent> hears) {
    listener = hears;
    return this;
  }

  /** Hears what the command line would print, a line each; otherwise the log has it. */
  public SweepLauncher notes(Consumer<String> hears) {
    notes = hears;
    return this;
  }

  /**
   * Starts the sweep and returns once it is in the log and Spark has its first slots.
   *
   * @throws UserException when the sweep cannot run, with a line for each reason; then nothing was
   *     begun
   * @throws IllegalStateException when the log does not answer
   */
  public SweepHandle start() {
    Function<SessionOptions, SweepSource> chosen =
        source.orElseThrow(
            () -> new UserException("no sweep to run; give a file, a text or one to resume"));
    Clock clock = Clock.systemUTC();
    Console console = new Console(LineStream.to(notes), LineStream.to(notes));
    SessionOptions options = options();
    SessionContext context = new SessionContext(opener(clock), clock, console);
    SweepSource sweep = chosen.apply(options);
    if (sweep instanceof NewSweep fresh) {
      context.warn(fresh.reading());
    }
    SweepSession session = SweepSession.open(options, context);
    try {
      SweepDrive drive =
          SweepDrive.take(sweep, session)
              .orElseThrow(() -> new UserException("there is nothing left to run of this sweep"));
      return SweepHandle.start(spark, session, drive, listener);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Runs the sweep to its end and gives it, closed already but for its board. */
  public SweepHandle run() {
    SweepHandle handle = start();
    var unused = handle.join();
    return handle;
  }

  private SessionOptions options() {
    Path folder = ServicesRequest.home(home);
    return new SessionOptions(
        new ServicesRequest(folder, log(folder), page),
        Optional.of(new RunningSpark(JavaSparkContext.fromSparkContext(spark.sparkContext()))),
        DataFolders.of(data, folder),
        slots,
        trackers);
  }

  private Services.Opener opener(Clock clock) {
    return provider.map(services -> services.opener(clock, notes)).orElse(ExternalKafka::open);
  }

  /**
   * Yours; without a broker among our classes otherwise the one that a command keeps in the home.
   */
  private Optional<LogAddress> log(Path folder) {
    Optional<LogAddress> log = KafkaConfig.address(folder, kafka, kafkaConfig);
    if (log.isPresent() || provider.isPresent()) {
      return log;
    }
    return Optional.of(
        KafkaConfig.ofHome(folder)
            .orElseThrow(
                () ->
                    new UserException(
                        "no broker given, and none at work in %s: name yours with kafka, or start one with: sweep serve"
                            .formatted(folder))));
  }

  private NewSweep parsed(String text, String place, SessionOptions options) {
    UserCode userCode = UserCode.of(TextFile.folder(place), jars);
    ParsedSweep reading = SweepFiles.readToRun(place, text, options.folders(), userCode);
    return new NewSweep(RunCap.of(reading.sweep().orElseThrow()), reading, userCode, true);
  }
}
