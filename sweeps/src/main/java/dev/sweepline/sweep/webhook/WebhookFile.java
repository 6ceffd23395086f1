package dev.sweepline.sweep.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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
  private static final ObjectMapper JSON = JsonMapper.builder().build();

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
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      List<Webhook> hooks = new ArrayList<>();
      for (JsonNode node : JSON.readTree(path.toFile()).path("webhooks")) {
        hooks.add(hook(node));
      }
      return hooks;
    } catch (IOException | RuntimeException e) {
      throw new UserException(
          "the webhooks in %s cannot be read (%s); mend or delete it and make new ones with: webhook add"
              .formatted(path, reason(e)),
          e);
    }
  }

  /** Without what stands in the file, which is secret. */
  private static String reason(Exception e) {
    return e instanceof JsonProcessingException json
        ? "no JSON at line " + json.getLocation().getLineNr()
        : IoReason.of(e);
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
    ObjectNode root = JSON.createObjectNode();
    ArrayNode array = root.putArray("webhooks");
    for (Webhook hook : hooks) {
      ObjectNode node = array.addObject().put("id", hook.id()).put("url", hook.url().toString());
      node.put("secret", hook.secret());
      ArrayNode events = node.putArray("events");
      hook.events().forEach(event -> events.add(Words.of(event)));
      node.put("created", hook.created().toEpochMilli());
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent(), PrivateFiles.folderRights(path));
      PrivateFiles.write(path, root.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UserException(
          "cannot write " + path + " (" + IoReason.of(e) + "); choose another with --home", e);
    }
  }
}
