package dev.sweepline.worker.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.slf4j.LoggerFactory;

/** Appender that hears all that is logged in this JVM, on the thread that logs it. */
final class Log4jTap extends AbstractAppender {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final int MOST_FRAMES = 10;

  private final Consumer<String> lines;

  private Log4jTap(Consumer<String> lines) {
    super("sweepline-trials", null, null, true, Property.EMPTY_ARRAY);
    this.lines = lines;
  }

  /**
   * Adds one to Spark's logging on a cluster, to ours elsewhere: to whoever SLF4J speaks to.
   *
   * @param lines hears each event, as text
   */
  static void install(Consumer<String> lines) {
    LoggerContext logging =
        (LoggerContext) LogManager.getContext(LoggerFactory.class.getClassLoader(), false);
    Log4jTap tap = new Log4jTap(lines);
    tap.start();
    logging.getConfiguration().getRootLogger().addAppender(tap, null, null);
    logging.updateLoggers();
  }

  @Override
  public void append(LogEvent event) {
    String name = event.getLoggerName();
    lines.accept(
        TIME.format(Instant.ofEpochMilli(event.getTimeMillis()))
            + " "
            + event.getLevel()
            + " "
            + name.substring(name.lastIndexOf('.') + 1)
            + ": "
            + event.getMessage().getFormattedMessage()
            + trace(event.getThrown()));
  }

  private static String trace(Throwable thrown) {
    return thrown == null
        ? ""
        : Arrays.stream(thrown.getStackTrace())
            .limit(MOST_FRAMES)
            .map(frame -> "\n    at " + frame)
            .collect(Collectors.joining("", "\n  " + thrown, ""));
  }
}
