package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.PortOption;
import dev.sweepline.driver.demo.DemoAudience;
import dev.sweepline.driver.demo.DemoPlan;
import dev.sweepline.driver.demo.DemoSweep;
import dev.sweepline.driver.demo.DemoWriter;
import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.LogReader;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.ShutdownCloser;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.kafka.EventProducer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.LongUnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code demo}. */
@Command(
    name = "demo",
    description =
        "Writes a made-up sweep into the log: shows the page without training, and puts load on"
            + " it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int FASTEST = 1_000_000;
  private static final int MOST_BROWSERS = 1000;

  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private PortOption port;

  @Option(names = "--trials", paramLabel = "N", description = "Default: 200.")
  private int trials = 200;

  @Option(names = "--epochs", paramLabel = "E", description = "Of each trial; default: 20.")
  private int epochs = 20;

  @Option(
      names = "--metrics",
      paramLabel = "M",
      description = "Measured in each epoch, 1 to 200; default: 6.")
  private int metrics = 6;

  @Option(names = "--slots", paramLabel = "K", description = "Trials at once; default: 8.")
  private int slots = 8;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Events a second, as if it ran now; default: all at once, as if it had run.")
  private Integer rate;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Equal seeds make equal sweeps; default: 1.")
  private long seed = 1;

  @Option(
      names = "--browsers",
      paramLabel = "B",
      description =
          "Follow the sweep on the page as so many browsers would, and say how late they hear of"
              + " it, and what the log has; default: 0.")
  private int browsers;

  @Option(names = "--exit", description = "Ends once the log has all of it, without a page.")
  private boolean exit;

  DemoCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoPlan plan = plan();
    try (ShutdownCloser parts = new ShutdownCloser()) {
      boolean hasPage = !exit || browsers > 0;
      Services services =
          context
              .opener()
              .open(hasPage ? logOptions.page(Page.here(port.get())) : logOptions.log());
      parts.add(services::close);
      services.page().ifPresent(page -> context.console().line("page: " + page));
      write(plan, services, parts);
      if (!exit) {
        context.console().line("Ctrl-C ends the page.");
        parts.await();
      }
    }
    return 0;
  }

  private void write(DemoPlan plan, Services services, ShutdownCloser parts)
      throws InterruptedException {
    DriverId holder = DriverLiveness.ofThisProcess(new SecureRandom());
    LongUnaryOperator times = times(plan, holder);
    SweepSubmitted submitted = submitted(plan, times.applyAsLong(0));
    context.console().line("sweep: " + submitted.sweep());
    Optional<DemoAudience> audience =
        services
            .page()
            .filter(page -> browsers > 0)
            .map(page -> DemoAudience.open(page, submitted.sweep(), browsers, context.clock()));
    audience.ifPresent(opened -> parts.add(opened::close));
    Runnable writing = () -> audience.ifPresent(DemoAudience::writing);
    DemoSweep sweep = new DemoSweep(plan, submitted, holder, sampler(plan), times);
    DemoWriter writer = writer(sweep, services, writing);
    parts.add(writer::close);
    long start = context.clock().millis();
    long events = writer.write();
    long millis = context.clock().millis() - start;
    context.console().line("wrote " + events + " events");
    if (audience.isPresent()) {
      context.console().line(audience.get().report());
      context
          .console()
          .line(
              "%,d events a second; the log has %,d"
                  .formatted(
                      events * 1000 / Math.max(1, millis),
                      LogReader.count(services.log(), submitted.sweep())));
    }
  }

  private DemoPlan plan() {
    if (rate != null && (rate < 1 || rate > FASTEST)) {
      throw new UserException("--rate " + rate + " is not in 1.." + FASTEST);
    }
    if (browsers < 0 || browsers > MOST_BROWSERS) {
      throw new UserException("--browsers " + browsers + " is not in 0.." + MOST_BROWSERS);
    }
    try {
      return new DemoPlan(trials, epochs, metrics, slots, seed);
    } catch (IllegalArgumentException e) {
      throw new UserException("--" + e.getMessage(), e);
    }
  }

  private static SweepSubmitted submitted(DemoPlan plan, long at) {
    ParsedSweep file = plan.file();
    Sweep sweep = file.sweep().orElseThrow();
    return Submissions.of(
        sweep,
        file,
        Samplers.of(sweep).planned(),
        Map.of("made up", "nothing was trained"),
        Instant.ofEpochMilli(at),
        new SecureRandom());
  }

  private static Sampler sampler(DemoPlan plan) {
    return Samplers.of(plan.file().sweep().orElseThrow());
  }

  /**
   * The time that the log gives to a moment of the sweep, both in milliseconds; never a later one
   * than now.
   */
  private LongUnaryOperator times(DemoPlan plan, DriverId holder) {
    Clock clock = context.clock();
    if (rate != null) {
      return offset -> clock.millis();
    }
    long now = clock.millis();
    long past = now - DemoSweep.millis(plan, submitted(plan, now), holder, sampler(plan));
    return offset -> Math.min(past + offset, clock.millis());
  }

  private DemoWriter writer(DemoSweep sweep, Services services, Runnable writing) {
    return new DemoWriter(
        sweep,
        EventProducer.ofMany(services.log()),
        context.clock(),
        rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
        writing);
  }
}
