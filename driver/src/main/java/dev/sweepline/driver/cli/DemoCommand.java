package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.PortOption;
import dev.sweepline.driver.demo.DemoPlan;
import dev.sweepline.driver.demo.DemoSweep;
import dev.sweepline.driver.demo.DemoWriter;
import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.ShutdownCloser;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.kafka.EventProducer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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

  @Option(names = "--exit", description = "Ends once the log has all of it, without a page.")
  private boolean exit;

  DemoCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoPlan plan = plan();
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services =
          context.opener().open(exit ? logOptions.log() : logOptions.page(Page.here(port.get())));
      parts.add(services::close);
      services.page().ifPresent(page -> context.console().line("page: " + page));
      DemoWriter writer = writer(plan, services);
      parts.add(writer::close);
      long events = writer.write();
      context.console().line("wrote " + events + " events");
      if (!exit) {
        context.console().line("Ctrl-C ends the page.");
        parts.await();
      }
    }
    return 0;
  }

  private DemoPlan plan() {
    if (rate != null && (rate < 1 || rate > FASTEST)) {
      throw new UserException("--rate " + rate + " is not in 1.." + FASTEST);
    }
    try {
      return new DemoPlan(trials, epochs, metrics, slots, seed);
    } catch (IllegalArgumentException e) {
      throw new UserException("--" + e.getMessage(), e);
    }
  }

  private DemoWriter writer(DemoPlan plan, Services services) {
    Clock clock = context.clock();
    ParsedSweep file = plan.file();
    Sweep sweep = file.sweep().orElseThrow();
    Sampler sampler = Samplers.of(sweep);
    SecureRandom random = new SecureRandom();
    long past = clock.millis() - DemoSweep.estimatedMillis(plan);
    LongUnaryOperator times = rate == null ? offset -> past + offset : offset -> clock.millis();
    SweepSubmitted submitted =
        Submissions.of(
            sweep,
            file,
            sampler.planned(),
            Map.of("made up", "nothing was trained"),
            Instant.ofEpochMilli(times.applyAsLong(0)),
            random);
    DemoSweep demo =
        new DemoSweep(plan, submitted, DriverLiveness.ofThisProcess(random), sampler, times);
    context.console().line("sweep: " + submitted.sweep());
    return new DemoWriter(
        demo,
        new EventProducer(services.log()),
        clock,
        rate == null ? OptionalInt.empty() : OptionalInt.of(rate));
  }
}
