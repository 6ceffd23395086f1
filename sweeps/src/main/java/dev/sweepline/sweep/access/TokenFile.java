package dev.sweepline.sweep.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code tokens.json} of a home: who may use its page. It holds hashes, not tokens, and is
 * its owner's alone. Whoever reads it sees all of it or what was there before. Immutable.
 */
public record TokenFile(Path path) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** That of a home. */
  public static TokenFile of(Path home) {
    return new TokenFile(home.resolve("tokens.json"));
  }

  /**
   * All tokens, oldest first; none where there is no file.
   *
   * @throws UserException when it cannot be read, with the line to show
   */
  public List<AccessToken> read() {
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      List<AccessToken> tokens = new ArrayList<>();
      for (JsonNode node : JSON.readTree(path.toFile()).path("tokens")) {
        tokens.add(token(node));
      }
      return tokens;
    } catch (IOException | RuntimeException e) {
      throw new UserException(
          "the tokens in %s cannot be read (%s); mend or delete it and make new ones with: token create"
              .formatted(path, IoReason.of(e)),
          e);
    }
  }

  /**
   * Adds a token.
   *
   * @throws UserException when there is one of its name, or the file cannot be written
   */
  public void add(AccessToken token) {
    List<AccessToken> all = new ArrayList<>(read());
    if (all.stream().anyMatch(known -> known.name().equals(token.name()))) {
      throw new UserException(
          "there is a token named '%s'; take another name, or end that one with: token revoke '%s'"
              .formatted(token.name(), token.name()));
    }
    all.add(token);
    write(all);
  }

  /**
   * Ends a token at once, for running pages, too.
   *
   * @param key its name or id
   * @return the token
   * @throws UserException when there is none
   */
  public AccessToken remove(String key) {
    List<AccessToken> all = new ArrayList<>(read());
    AccessToken token =
        all.stream()
            .filter(known -> known.name().equals(key) || known.id().equals(key))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "there is no token '" + key + "'; token list shows those there are"));
    all.remove(token);
    write(all);
    return token;
  }

  private static AccessToken token(JsonNode node) {
    return new AccessToken(
        node.path("id").asText(),
        node.path("name").asText(),
        Words.find(Role.class, node.path("role").asText()).orElse(Role.NONE),
        node.path("sha256").asText(),
        Instant.ofEpochMilli(node.path("created").asLong()),
        node.hasNonNull("expires")
            ? Optional.of(Instant.ofEpochMilli(node.get("expires").asLong()))
            : Optional.empty());
  }

  private void write(List<AccessToken> tokens) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode array = root.putArray("tokens");
    for (AccessToken token : tokens) {
      ObjectNode node = array.addObject().put("id", token.id()).put("name", token.name());
      node.put("role", Words.of(token.role())).put("sha256", token.sha256());
      node.put("created", token.created().toEpochMilli());
      token.expires().ifPresent(end -> node.put("expires", end.toEpochMilli()));
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
