package dev.sweepline.deploy;

import dev.sweepline.dashboard.act.Draft;
import dev.sweepline.dashboard.act.Launch;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.model.ModelFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * This machine behind a page. What people run from there are processes of their own, started as a
 * user would start them, so that none of them can take the page along; they end with it, and can be
 * resumed. Thread-safe.
 */
final class LocalHost implements SweepHost, AutoCloseable {
  /** The command that started this process, as {@code deploy/sweep} names itself. */
  private static final String LAUNCHER = "sweepline.launcher";

  /** What a driver says first, once the sweep is its own. */
  private static final String TAKEN = "page: ";

  /** How long whoever starts one waits for that. */
  private static final int PATIENCE_SECONDS = 50;

  private static final int LOOK_MILLIS = 200;

  private static final int GRACE_SECONDS = 60;

  private final Path home;
  private final Optional<String> launcher;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /**
   * A machine.
   *
   * @param launcher the command that runs sweeps, where people may from the page
   */
  LocalHost(Path home, Optional<String> launcher) {
    this.home = home;
    this.launcher = launcher;
  }

  /**
   * This one.
   *
   * @throws UserException when it is to drive and was not started by {@code deploy/sweep}
   */
  static LocalHost of(Path home, boolean drives) {
    if (!drives) {
      return new LocalHost(home, Optional.empty());
    }
    String command = System.getProperty(LAUNCHER, "");
    if (command.isBlank()) {
      throw new UserException("--drive needs to be started by deploy/sweep");
    }
    return new LocalHost(home, Optional.of(command));
  }

  @Override
  public ParsedSweep check(Draft draft) {
    try {
      return SweepFiles.readDraft(draft.file(), draft.text());
    } catch (UserException e) {
      return ParsedSweep.unreadable(
          draft.file(),
          e.problem().orElseGet(() -> new Problem("", String.valueOf(e.getMessage()))));
    }
  }

  @Override
  public void forget(String sweep) {
    new ModelFolder(home).deleteAll(sweep);
  }

  @Override
  public boolean drives() {
    return launcher.isPresent();
  }

  @Override
  public String start(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(launcher.orElseThrow(() -> new UserException("this page does not run sweeps")));
    command.addAll(arguments(launch));
    Path output = place("logs", "page-run-", ".log");
    try {
      ProcessBuilder driver =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      driver.environment().remove(LoginProvider.SECRET_VARIABLE); // the page's alone
      Process process = driver.start();
      running.add(process);
      var unused = process.onExit().thenAccept(running::remove);
      return outcome(process, output);
    } catch (IOException e) {
      throw new UserException("it did not start: " + IoReason.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("it did not start: the page is closing", e);
    }
  }

  private static String outcome(Process process, Path output)
      throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 1000 / LOOK_MILLIS; i++) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (process.exitValue() == 0) {
          return "Done: " + lastLine(output);
        }
        throw new UserException("it did not start: " + lastLine(output));
      }
      if (Files.readString(output).lines().anyMatch(line -> line.startsWith(TAKEN))) {
        return "Started. What its driver prints is in " + output;
      }
    }
    return "Its driver is slow to start. What it prints is in " + output;
  }

  /** Options come first, since a sweep may be called like one. */
  private List<String> arguments(Launch launch) {
    List<String> always = List.of("--home", home.toString(), "--exit", "--");
    List<String> arguments = new ArrayList<>();
    if (launch instanceof Launch.Run run) {
      arguments.addAll(List.of("run", "--new", "--as", run.draft().file()));
      arguments.addAll(always);
      arguments.add(saved(run.draft()).toString());
    } else if (launch instanceof Launch.Resume resume) {
      arguments.add("resume");
      arguments.addAll(always);
      arguments.add(resume.sweep());
    } else if (launch instanceof Launch.Retry retry) {
      arguments.addAll(List.of("retry", "--failed"));
      arguments.addAll(always);
      arguments.add(retry.sweep());
    } else if (launch instanceof Launch.Extend extend) {
      arguments.addAll(List.of("extend", "--trials", String.valueOf(extend.trials())));
      arguments.addAll(always);
      arguments.add(extend.sweep());
    }
    return arguments;
  }

  private Path saved(Draft draft) {
    ParsedSweep reading = check(draft);
    if (!reading.errors().isEmpty()) {
      throw UserException.in(reading.file(), reading.errors());
    }
    Path file = place("drafts", "page-", ".yaml");
    try {
      Files.writeString(file, draft.text());
      return file;
    } catch (IOException e) {
      throw HomeRights.unwritable(home, e);
    }
  }

  /** A new file of the home that is this user's alone. */
  private Path place(String folder, String prefix, String suffix) {
    try {
      Path in = home.resolve(folder);
      Files.createDirectories(in, PrivateFiles.folderRights(in));
      return Files.createTempFile(in, prefix, suffix, PrivateFiles.fileRights(in));
    } catch (IOException e) {
      throw HomeRights.unwritable(home, e);
    }
  }

  private static String lastLine(Path output) throws IOException {
    List<String> lines = Files.readAllLines(output);
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("("))
        .reduce((first, last) -> last)
        .orElse("it said nothing");
  }

  /** Asks what was started here to end, and waits for it. */
  @Override
  public void close() {
    running.forEach(Process::destroy);
    for (Process process : running) {
      try {
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
