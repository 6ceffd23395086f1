package dev.sweepline.driver.environment;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Options of a JVM as a log may hold them: every name, and the values that may make a curve differ.
 * Others may be passwords, so stars stand for them. Stateless.
 */
public final class JvmFlags {
  private static final String MASK = "***";

  /** Options whose value is a program's own business: properties, agents, commands to run. */
  private static final Pattern VALUED =
      Pattern.compile(
          "(-D(?<property>[^=]*)|-(?:javaagent|agentlib|agentpath):[^=]*|-XX:On\\w+)=.+",
          Pattern.DOTALL);

  /** What libraries that compute, and the JVM's own parts, are told. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(org\\.(bytedeco|nd4j|deeplearning4j)|sweepline|jdk|io\\.netty|java\\.(awt|net|util))\\..*"
              + "|(user\\.(timezone|language|country)|file\\.encoding|sun\\.jnu\\.encoding)");

  private static final Pattern SECRET =
      Pattern.compile("pass|secret|token|cred|auth|key|private|proxy");

  private JvmFlags() {}

  static String shown(List<String> arguments) {
    return arguments.stream().map(JvmFlags::shown).collect(Collectors.joining(" "));
  }

  private static String shown(String argument) {
    Matcher valued = VALUED.matcher(argument);
    if (!valued.matches() || isHarmless(valued.group("property"))) {
      return argument;
    }
    return valued.group(1) + "=" + MASK;
  }

  private static boolean isHarmless(String property) {
    return property != null
        && HARMLESS.matcher(property).matches()
        && !SECRET.matcher(property.toLowerCase(Locale.ROOT)).find();
  }
}
