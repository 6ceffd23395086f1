package dev.sweepline.driver.cli.session;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directives to this JVM's compilers. Where programs train, the JVM only passes on what they say,
 * and its optimising compiler would take more of the cores from them than it ever gives back: for
 * the first thousand short trials more than all else together. What is ours, samplers above all, is
 * still optimised. Stateless.
 */
final class CompilerDirectives {
  private static final Logger LOG = LoggerFactory.getLogger(CompilerDirectives.class);
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

  /** The first that matches a method counts. */
  private static final String DIRECTIVES =
      """
      [
        {match: "dev/sweepline/*.*", c2: {Exclude: false}},
        {match: "*.*", c2: {Exclude: true}}
      ]
      """;

  private CompilerDirectives() {}

  /** Leaves libraries to the compiler that is quick, from now on. */
  static void spareLibraries() {
    try {
      Path file = Files.createTempFile("sweepline", ".directives");
      try {
        Files.writeString(file, DIRECTIVES);
        LOG.debug("{}", add(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException | JMException e) {
      LOG.debug("the optimising compiler works on", e);
    }
  }

  private static Object add(Path file) throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName(COMMANDS),
            "compilerDirectivesAdd",
            new Object[] {new String[] {file.toString()}},
            new String[] {String[].class.getName()});
  }
}
