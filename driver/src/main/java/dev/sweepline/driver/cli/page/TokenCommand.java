package dev.sweepline.driver.cli.page;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.yaml.DurationReader;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code token}. */
@Command(
    name = "token",
    description = "Says who may use the page from other machines: create, list, revoke.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "create|list|revoke")
public final class TokenCommand implements Runnable {
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SessionContext context;

  @Spec private CommandSpec spec;

  /** The verb in its surroundings. */
  public TokenCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say create, list or revoke");
  }

  @Command(
      name = "create",
      description = "Makes a token and shows it once; the home keeps its hash.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin LogOptions home,
      @Parameters(paramLabel = "NAME", description = "Who has it; acts are noted under this name.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "viewer",
              description =
                  "viewer (default) looks; operator stops, marks and deletes, too, and starts"
                      + " sweeps where the page drives them.")
          String role,
      @Option(
              names = "--expires",
              paramLabel = "SPAN",
              defaultValue = "90d",
              description = "When it ends: 12h, 30d, or never; default: 90d.")
          String span) {
    Instant now = context.clock().instant();
    AccessToken.Issued issued;
    try {
      issued = AccessToken.issue(name, role(role), now, end(span, now), new SecureRandom());
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
    TokenFile.of(home.home()).add(issued.token());
    context.console().line(issued.text());
    context
        .console()
        .warn(
            "%s for %s, until %s; it is not shown again"
                .formatted(
                    role, name, issued.token().expires().map(DAY::format).orElse("revoked")));
    return 0;
  }

  private static Role role(String word) {
    return Words.find(Role.class, word)
        .filter(role -> role != Role.NONE)
        .orElseThrow(
            () -> new UserException("--role " + word + " is no role; write viewer or operator"));
  }

  private static Optional<Instant> end(String span, Instant now) {
    if (span.equals("never")) {
      return Optional.empty();
    }
    return DurationReader.parse(span)
        .filter(time -> !time.isZero())
        .map(now::plus)
        .or(
            () -> {
              throw new UserException("--expires " + span + " is no span; write 12h, 30d or never");
            });
  }

  @Command(name = "list", description = "Lists all tokens.", mixinStandardHelpOptions = true)
  int list(@Mixin LogOptions home) {
    List<AccessToken> tokens = TokenFile.of(home.home()).read();
    if (tokens.isEmpty()) {
      context.console().line("No token yet; make one with: token create NAME");
      return 0;
    }
    TextTable table = new TextTable(List.of("name", "role", "id", "created", "ends"));
    for (AccessToken token : tokens) {
      String end =
          token
              .expires()
              .map(at -> DAY.format(at) + (token.isValid(now()) ? "" : ", over"))
              .orElse("never");
      table.row(
          List.of(
              token.name(), Words.of(token.role()), token.id(), DAY.format(token.created()), end));
    }
    context.console().lines(table);
    return 0;
  }

  private Instant now() {
    return context.clock().instant();
  }

  @Command(
      name = "revoke",
      description = "Ends a token at once, for pages that are open, too.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin LogOptions home,
      @Parameters(paramLabel = "NAME", description = "The token's name or id.") String key) {
    AccessToken token = TokenFile.of(home.home()).remove(key);
    context.console().line("revoked " + token.name() + " (" + Words.of(token.role()) + ")");
    return 0;
  }
}
