package dev.sweepline.driver.cli.page;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.view.PlainJson;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookClient;
import dev.sweepline.sweep.webhook.WebhookEvent;
import dev.sweepline.sweep.webhook.WebhookFile;
import dev.sweepline.sweep.webhook.WebhookMessage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code webhook}. */
@Command(
    name = "webhook",
    description =
        "Says which addresses hear of this home's sweeps while its page is up: add, list, test,"
            + " remove.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "add|list|test|remove")
public final class WebhookCommand implements Runnable {
  private final SessionContext context;

  @Spec private CommandSpec spec;

  /** The verb in its surroundings. */
  public WebhookCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say add, list, test or remove");
  }

  @Command(
      name = "add",
      description =
          "Adds an address, from now on, and shows the secret that its messages are signed with.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin LogOptions home,
      @Parameters(
              paramLabel = "URL",
              description =
                  "Where to POST: https://… or http://…; an address of Slack or Mattermost shows"
                      + " the text.")
          String address,
      @Option(
              names = "--on",
              paramLabel = "EVENT",
              split = ",",
              description =
                  "Some of ended, failed (or its driver is silent), best (a new best); default:"
                      + " all.")
          List<String> on) {
    Webhook hook;
    try {
      hook = Webhook.issue(address, events(on), context.clock().instant(), new SecureRandom());
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
    WebhookFile.of(home.home()).add(hook);
    context.console().line(hook.secret());
    context
        .console()
        .warn(
            "%s hears of %s; webhook test %s tries it"
                .formatted(hook, words(hook, " and "), hook.id()));
    return 0;
  }

  private static Set<WebhookEvent> events(List<String> words) {
    Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
    for (String word : words == null ? Words.all(WebhookEvent.class) : words) {
      events.add(
          Words.find(WebhookEvent.class, word)
              .orElseThrow(
                  () ->
                      new UserException(
                          "--on %s is no event; write some of %s"
                              .formatted(word, Words.listed(Words.all(WebhookEvent.class))))));
    }
    return events;
  }

  private static String words(Webhook hook, String between) {
    return hook.events().stream().map(Words::of).collect(Collectors.joining(between));
  }

  @Command(name = "list", description = "Lists all webhooks.", mixinStandardHelpOptions = true)
  int list(@Mixin LogOptions home) {
    List<Webhook> hooks = WebhookFile.of(home.home()).read();
    if (hooks.isEmpty()) {
      context.console().line("No webhook yet; make one with: webhook add URL");
      return 0;
    }
    TextTable table = new TextTable(List.of("id", "address", "on", "added"));
    for (Webhook hook : hooks) {
      table.row(
          List.of(
              hook.id(), hook.place(), words(hook, ","), TokenCommand.DAY.format(hook.created())));
    }
    context.console().lines(table);
    return 0;
  }

  @Command(
      name = "test",
      description = "Sends a webhook a message of type webhook.test and says what came of it.",
      mixinStandardHelpOptions = true)
  int test(
      @Mixin LogOptions home,
      @Parameters(paramLabel = "ID", description = "The webhook's id.") String id)
      throws InterruptedException {
    Webhook hook = WebhookFile.of(home.home()).find(id);
    Instant now = context.clock().instant();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "webhook.test");
    body.put("timestamp", now.toString());
    body.put("text", "Sweepline can reach this address.");
    body.put("data", Map.of());
    WebhookMessage message =
        new WebhookMessage("msg_test_" + now.toEpochMilli(), PlainJson.write(body));
    Optional<String> failure = new WebhookClient().send(message, hook, now);
    if (failure.isPresent()) {
      context.console().warn(hook + " does not take messages: " + failure.get());
      return 1;
    }
    context.console().line(hook + " has taken a message");
    return 0;
  }

  @Command(
      name = "remove",
      description = "Ends a webhook at once, for pages that are open, too.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin LogOptions home,
      @Parameters(paramLabel = "ID", description = "The webhook's id.") String id) {
    context.console().line("removed " + WebhookFile.of(home.home()).remove(id));
    return 0;
  }
}
