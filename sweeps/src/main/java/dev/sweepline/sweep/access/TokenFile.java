package dev.sweepline.sweep.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
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
    return list().read(TokenFile::token);
  }

  private PrivateList list() {
    return new PrivateList(path, "tokens", "token create");
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
    list()
        .write(
            tokens,
            (token, node) -> {
              node.put("id", token.id()).put("name", token.name());
              node.put("role", Words.of(token.role())).put("sha256", token.sha256());
              node.put("created", token.created().toEpochMilli());
              token.expires().ifPresent(end -> node.put("expires", end.toEpochMilli()));
            });
  }
}
