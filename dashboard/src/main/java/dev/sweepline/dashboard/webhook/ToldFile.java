package dev.sweepline.dashboard.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.access.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code webhooks-told.json} of a home: what each webhook has been told, so that a restart
 * tells nothing twice. Where it is lost, nothing that happened before is told again. Not
 * thread-safe.
 */
final class ToldFile {
  private static final Logger LOG = LoggerFactory.getLogger(ToldFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long KEPT_MILLIS = Duration.ofDays(2).toMillis();

  private final Path path;
  private final Map<String, Map<String, ToldState>> told = new HashMap<>();
  private long since;
  private boolean warned;

  private ToldFile(Path path, long since) {
    this.path = path;
    this.since = since;
  }

  /** The file as it is; begun where there is none. */
  static ToldFile open(Path home, long now) {
    Path path = home.resolve("webhooks-told.json");
    ToldFile file = new ToldFile(path, now);
    if (Files.exists(path)) {
      try {
        file.read(JSON.readTree(path.toFile()));
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} cannot be read; what happened before now is not told", path, e);
        file.told.clear();
        file.since = now;
      }
    } else {
      file.write(now);
    }
    return file;
  }

  /** Nothing from before is told. */
  long since() {
    return since;
  }

  ToldState of(String hook, String sweep) {
    return told.getOrDefault(hook, Map.of()).getOrDefault(sweep, ToldState.NOTHING);
  }

  /** Keeps what a webhook knows now. */
  void put(String hook, String sweep, ToldState now, long at) {
    told.computeIfAbsent(hook, h -> new HashMap<>()).put(sweep, now);
    write(at);
  }

  /** Forgets webhooks that are no more. */
  void keep(Set<String> hooks) {
    told.keySet().retainAll(hooks);
  }

  private void read(JsonNode root) {
    since = root.path("since").asLong();
    root.path("told")
        .properties()
        .forEach(
            hook ->
                hook.getValue()
                    .properties()
                    .forEach(
                        sweep ->
                            told.computeIfAbsent(hook.getKey(), h -> new HashMap<>())
                                .put(sweep.getKey(), told(sweep.getValue()))));
  }

  private static ToldState told(JsonNode node) {
    return new ToldState(
        node.path("ended").asLong(),
        node.path("silent").asLong(),
        node.path("score").asDouble(Double.NaN),
        node.path("scored").asLong());
  }

  private void write(long now) {
    ObjectNode root = JSON.createObjectNode().put("since", since);
    ObjectNode hooks = root.putObject("told");
    told.forEach(
        (hook, sweeps) -> {
          sweeps
              .values()
              .removeIf(each -> each.endedAt() > 0 && each.endedAt() < now - KEPT_MILLIS);
          ObjectNode node = hooks.putObject(hook);
          sweeps.forEach((sweep, each) -> write(each, node.putObject(sweep)));
        });
    try {
      PrivateFiles.write(path, root + "\n");
      warned = false;
    } catch (IOException e) {
      if (!warned) {
        LOG.warn("{} cannot be written; after a restart some news may be told again", path, e);
      }
      warned = true;
    }
  }

  private static void write(ToldState each, ObjectNode node) {
    node.put("ended", each.endedAt()).put("silent", each.silentSince());
    if (!Double.isNaN(each.score())) {
      node.put("score", each.score()).put("scored", each.scoreAt());
    }
  }
}
