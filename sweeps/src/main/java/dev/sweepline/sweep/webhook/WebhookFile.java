package dev.sweepline.sweep.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sweepline.sweep.access.PrivateList;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file {@code webhooks.json} of a home: who hears of its sweeps. It holds secrets and is its
 * owner's alone. Whoever reads it sees all of it or what was there before. Immutable.
 */
public record WebhookFile(Path path) {
  /** That of a home. */
  public static WebhookFile of(Path home) {
    return new WebhookFile(home.resolve("webhooks.json"));
  }

  /**
   * All webhooks, oldest first; none where there is no file.
   *
   * @throws UserException when it cannot be read, with the line to show
   */
  public List<Webhook> read() {
    return list().read(WebhookFile::hook);
  }

  private PrivateList list() {
    return new PrivateList(path, "webhooks", "webhook add");
  }

  /**
   * Adds a webhook.
   *
   * @throws UserException when there is one of its address, or the file cannot be written
   */
  public void add(Webhook hook) {
    List<Webhook> all = new ArrayList<>(read());
    all.stream()
        .filter(known -> known.url().equals(hook.url()) || known.id().equals(hook.id()))
        .findFirst()
        .ifPresent(
            known -> {
              throw new UserException(
                  "there is a webhook for that address; end it with: webhook remove " + known.id());
            });
    all.add(hook);
    write(all);
  }

  /**
   * The webhook of an id.
   *
   * @throws UserException when there is none
   */
  public Webhook find(String id) {
    return read().stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "there is no webhook '" + id + "'; webhook list shows those there are"));
  }

  /**
   * Ends a webhook at once, for running pages, too.
   *
   * @return the webhook
   * @throws UserException when there is none
   */
  public Webhook remove(String id) {
    Webhook hook = find(id);
    write(read().stream().filter(known -> !known.id().equals(id)).toList());
    return hook;
  }

  private static Webhook hook(JsonNode node) {
    Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
    for (JsonNode event : node.path("events")) {
      events.add(
          Words.find(WebhookEvent.class, event.asText())
              .orElseThrow(
                  () -> new IllegalArgumentException("no event '" + event.asText() + "'")));
    }
    return new Webhook(
        node.path("id").asText(),
        URI.create(node.path("url").asText()),
        node.path("secret").asText(),
        events,
        Instant.ofEpochMilli(node.path("created").asLong()));
  }

  private void write(List<Webhook> hooks) {
    list()
        .write(
            hooks,
            (hook, node) -> {
              node.put("id", hook.id()).put("url", hook.url().toString());
              node.put("secret", hook.secret());
              ArrayNode events = node.putArray("events");
              hook.events().forEach(event -> events.add(Words.of(event)));
              node.put("created", hook.created().toEpochMilli());
            });
  }
}
