package dev.sweepline.driver.cli.manual;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page of the command line, in the macros of man(7). Immutable. */
final class ManPage {
  private static final String EXIT =
      """
      .SH EXIT STATUS
      .TP
      .B 0
      Done.
      .TP
      .B 2
      The input is wrong, and nothing was started.
      .TP
      .B 1
      Anything else.
      .SH ENVIRONMENT
      .TP
      .B SWEEPLINE_HOME
      Holds everything local where \\-\\-home does not say; otherwise ~/.sweepline.
      .TP
      .B SWEEPLINE_JAVA_OPTS
      Adds to what Java is told, for example \\-Xmx8g.
      .TP
      .B JAVA_HOME
      A JDK 17.
      """;

  private final CommandSpec root;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec root) {
    this.root = root;
  }

  /**
   * The page of a command with all its verbs.
   *
   * @param version at the foot of the page
   */
  static String of(CommandSpec root, String version) {
    return new ManPage(root).write(version);
  }

  private String write(String version) {
    String name = root.name();
    page.append(
        ".TH %s 1 \"\" \"Sweepline %s\"\n"
            .formatted(name.toUpperCase(Locale.ROOT), plain(version)));
    page.append(".SH NAME\n%s \\- %s\n".formatted(name, description(root)));
    page.append(".SH SYNOPSIS\n.B %s\nVERB [OPTIONS] [ARGUMENTS]\n".formatted(name));
    page.append(".SH VERBS\n");
    root.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .filter(verb -> !verb.usageMessage().hidden())
        .forEach(this::verb);
    return page.append(EXIT).toString();
  }

  private void verb(CommandSpec verb) {
    String arguments =
        verb.positionalParameters().stream()
            .map(PositionalParamSpec::paramLabel)
            .map(ManPage::plain)
            .collect(Collectors.joining(" "));
    page.append(".SS %s %s\n%s\n".formatted(plain(verb.name()), arguments, description(verb)));
    verb.positionalParameters().forEach(each -> entry(plain(each.paramLabel()), each));
    verb.options().stream().filter(each -> !each.hidden()).forEach(this::option);
    verb.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::below);
  }

  /** A verb's own verbs, of which {@code --help} says more. */
  private void below(CommandSpec verb) {
    page.append(".TP\n.B %s\n%s\n".formatted(plain(verb.name()), description(verb)));
  }

  private void option(OptionSpec option) {
    String names = String.join(", ", option.names());
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    entry(plain(names + value), option);
  }

  private void entry(String head, ArgSpec argument) {
    page.append(".TP\n.B %s\n%s\n".formatted(head, text(List.of(argument.description()))));
  }

  private static String description(CommandSpec command) {
    return text(List.of(command.usageMessage().description()));
  }

  private static String text(List<String> lines) {
    return plain(String.join(" ", lines).replace("%n", " "));
  }

  /** Without what roff takes for its own: backslashes, dashes, and lines that begin with a dot. */
  private static String plain(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").strip();
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
