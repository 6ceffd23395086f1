package dev.sweepline.deploy.faults;

import dev.sweepline.deploy.faults.RunPlan.Fault;
import dev.sweepline.sweep.history.SweepHistory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Does what a service manager would: starts again what has died, resumes the sweep. */
final class Supervisor {
  private static final int MOST_RESUMES = 30;
  private static final Duration STUCK = Duration.ofSeconds(150);

  private final Ground ground;
  private final LogTail tail;
  private final Journey journey;
  private final Path file;
  private Program driver;
  private long lastEnded = -1;
  private int lastDriver = -1;
  private long lastProgress = System.nanoTime();

  Supervisor(Ground ground, LogTail tail, Journey journey, Path file) {
    this.ground = ground;
    this.tail = tail;
    this.journey = journey;
    this.file = file;
    this.driver = ground.driver("run", file.toString());
  }

  Program driver() {
    return driver;
  }

  /** Another process drives the sweep from now on. */
  void follow(Program next) {
    driver = next;
  }

  Account account() {
    return tail.account();
  }

  /** Whether the moment of a fault has come. */
  boolean isDue(Fault fault) {
    return account().settled() >= fault.after() && (fault.early() || isDriving());
  }

  private boolean isDriving() {
    return account()
        .sweep()
        .flatMap(SweepHistory::holder)
        .filter(holder -> holder.pid() == driver.handle().pid())
        .isPresent();
  }

  /** Looks once; returns after a short while. False when it sees no way on. */
  boolean watch() {
    tail.poll();
    ground.restart();
    if (!driver.isAlive() && !account().isFinished()) {
      settle();
      if (!account().isFinished()) {
        return resume();
      }
    }
    return progresses();
  }

  /** The log may tell more than was read of it. */
  private void settle() {
    for (int i = 0; i < 20; i++) {
      tail.poll();
    }
  }

  private boolean resume() {
    if (journey.resumes() == MOST_RESUMES) {
      journey.problem("resumed " + MOST_RESUMES + " times in vain: " + driver.lastLine());
      return false;
    }
    journey.tell(
        "driver ended at "
            + account().settled()
            + " trials, code "
            + driver.code()
            + " ("
            + driver.lastLine()
            + "); resuming");
    journey.resumed();
    driver =
        account()
            .sweep()
            .map(sweep -> ground.driver("resume", sweep.id()))
            .orElseGet(() -> ground.driver("run", file.toString()));
    return true;
  }

  private boolean progresses() {
    if (account().settled() != lastEnded || account().driver() != lastDriver) {
      lastEnded = account().settled();
      lastDriver = account().driver();
      lastProgress = System.nanoTime();
    }
    if (System.nanoTime() - lastProgress < STUCK.toNanos()) {
      return true;
    }
    journey.problem("no trial has ended for " + STUCK.toSeconds() + " s");
    dump(driver, "driver");
    dump(ground.broker(), "broker");
    return false;
  }

  /** What the threads of a process that is stuck do. */
  private void dump(Program program, String name) {
    File file = ground.folder().resolve("threads-" + name + ".txt").toFile();
    try {
      new ProcessBuilder("jcmd", Long.toString(program.handle().pid()), "Thread.print")
          .redirectErrorStream(true)
          .redirectOutput(file)
          .start()
          .waitFor();
    } catch (IOException e) {
      journey.tell("no jcmd to look with: " + e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
