package dev.sweepline.driver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A finished run of one command: its exit code and what it printed. */
public record CliRun(int exit, List<String> out, List<String> err) {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** A command that needs no broker. */
  public static CliRun of(String... args) {
    return with(
        request -> {
          throw new AssertionError("this command needs no broker");
        },
        args);
  }

  /** A command over given services. */
  public static CliRun with(Services.Opener opener, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    int exit = Cli.run(args, new SessionContext(opener, CLOCK, console));
    return new CliRun(
        exit, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
  }
}
