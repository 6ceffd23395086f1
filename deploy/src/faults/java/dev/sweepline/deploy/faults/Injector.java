package dev.sweepline.deploy.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Does harm. */
final class Injector {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LONGEST_OUTAGE_MILLIS = 3_000;
  private static final int LONG_OUTAGE_MILLIS = 80_000;
  private static final int LONGEST_CUT_MILLIS = 15_000;
  private static final int LEFT_ON_DISK = 16;

  private final Ground ground;
  private final Supervisor supervisor;
  private final Journey journey;
  private final Random random;
  private final Duration pause;

  /**
   * An injector for one run.
   *
   * @param pause how long what is stopped stands still
   */
  Injector(Ground ground, Supervisor supervisor, Journey journey, Random random, Duration pause) {
    this.ground = ground;
    this.supervisor = supervisor;
    this.journey = journey;
    this.random = random;
    this.pause = pause;
  }

  /** Does one harm and undoes it where no supervisor would. */
  void inject(FaultKind kind) {
    journey.tell(kind + " at " + supervisor.account().settled() + " trials");
    boolean done =
        switch (kind) {
          case KILL_DRIVER -> kill(Optional.of(supervisor.driver().handle()));
          case KILL_EXECUTOR -> kill(executor());
          case KILL_BROKER -> killBroker(random.nextInt(LONGEST_OUTAGE_MILLIS));
          case LOSE_BROKER ->
              killBroker(LONG_OUTAGE_MILLIS + random.nextInt(LONG_OUTAGE_MILLIS / 2));
          case KILL_PAGE -> kill(Optional.of(ground.page().handle()));
          case STOP_DRIVER -> stop(Optional.of(supervisor.driver().handle()));
          case TAKE_OVER -> takeOver();
          case STOP_EXECUTOR -> stop(executor());
          case STOP_BROKER -> stop(Optional.of(ground.broker().handle()));
          case FORGE_RECORDS -> forge();
          case DAMAGE_LOG -> damageLog();
          case CUT_BROKER -> cut();
          case FULL_DISK -> fillDisk();
          case BRIM_DISK -> brimDisk();
        };
    if (done) {
      journey.injected(kind);
    } else {
      journey.tell("there was nothing to do it to");
    }
  }

  private Optional<ProcessHandle> executor() {
    List<ProcessHandle> executors = ground.executors();
    return executors.isEmpty()
        ? Optional.empty()
        : Optional.of(executors.get(random.nextInt(executors.size())));
  }

  private boolean kill(Optional<ProcessHandle> process) {
    process.ifPresent(
        victim -> {
          victim.destroyForcibly();
          victim.onExit().join();
        });
    return process.isPresent();
  }

  private boolean killBroker(int millis) {
    ground.broker().kill();
    Pause.of(Duration.ofMillis(millis));
    ground.restart();
    return true;
  }

  private boolean stop(Optional<ProcessHandle> process) {
    process.ifPresent(
        victim -> {
          Pause.signal("STOP", victim);
          Pause.of(pause);
          Pause.signal("CONT", victim);
        });
    return process.isPresent();
  }

  /** The first driver wakes up at any moment of the second one's work, or after it. */
  private boolean takeOver() {
    Program first = supervisor.driver();
    if (supervisor.account().sweep().isEmpty() || !first.isAlive()) {
      return false;
    }
    String sweep = supervisor.account().sweep().get().id();
    int driver = supervisor.account().driver();
    Pause.signal("STOP", first.handle());
    supervisor.follow(ground.driver("resume", sweep, "--force"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (supervisor.account().driver() == driver && supervisor.driver().isAlive()) {
      if (System.nanoTime() > deadline) {
        journey.problem("a forced resume does not take the sweep");
        break;
      }
      supervisor.watch();
    }
    Pause.of(Duration.ofMillis(random.nextInt((int) pause.toMillis() + 1)));
    Pause.signal("CONT", first.handle());
    if (!first.awaitEnd(PATIENCE)) {
      journey.problem("the driver whose sweep was taken goes on");
      first.kill();
    } else {
      journey.tell("the first driver ended, code " + first.code() + ": " + first.lastLine());
    }
    return true;
  }

  private boolean forge() {
    if (supervisor.account().sweep().isEmpty()) {
      return false;
    }
    int count = ForgedRecords.append(ground.kafka(), supervisor.account().sweep().get().id());
    journey.tell(count + " records forged");
    return true;
  }

  private boolean damageLog() {
    supervisor.driver().kill();
    if (!ground.end()) {
      journey.problem("page or broker does not end");
    }
    new DamageRound(ground, journey).tellAll(random);
    ground.restart();
    return true;
  }

  private boolean cut() {
    ground.proxy().cut();
    Pause.of(Duration.ofMillis(random.nextInt(LONGEST_CUT_MILLIS)));
    ground.proxy().mend();
    return true;
  }

  /** The sweep must stop while it still can say so. */
  private boolean fillDisk() {
    Program driver = supervisor.driver();
    ground.disk().fill(LEFT_ON_DISK);
    if (!driver.awaitEnd(PATIENCE)) {
      journey.problem("the driver goes on with " + LEFT_ON_DISK + " MB left on the disk");
    }
    ground.disk().free();
    return true;
  }

  private boolean brimDisk() {
    ground.disk().fill(0);
    Pause.of(Duration.ofMillis(1_000 + random.nextInt(LONGEST_OUTAGE_MILLIS)));
    ground.disk().free();
    return true;
  }
}
