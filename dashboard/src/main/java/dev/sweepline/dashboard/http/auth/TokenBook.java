package dev.sweepline.dashboard.http.auth;

import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that count now: a file that is read again when it has changed, so that what is revoked
 * ends at once. A file that cannot be read lets nobody in. Not thread-safe.
 */
final class TokenBook {
  private static final Logger LOG = LoggerFactory.getLogger(TokenBook.class);

  private final TokenFile file;
  private final InstantSource clock;
  private @Nullable Object seen;
  private List<AccessToken> tokens = List.of();

  TokenBook(TokenFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  Optional<AccessToken> proved(String text) {
    return AccessToken.idOf(text).flatMap(this::find).filter(token -> token.isProvedBy(text));
  }

  /** A token that has neither ended nor been revoked. */
  Optional<AccessToken> find(String id) {
    refresh();
    return tokens.stream()
        .filter(token -> token.id().equals(id) && token.isValid(clock.instant()))
        .findFirst();
  }

  private void refresh() {
    Object now = mark();
    if (seen != null && Objects.equals(seen, now)) {
      return;
    }
    try {
      tokens = file.read();
    } catch (UserException e) {
      tokens = List.of();
      LOG.warn("{}", e.getMessage());
    }
    seen = now;
  }

  /** Changes with every new file, which takes the place of the one before. */
  private Object mark() {
    try {
      BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
      return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    } catch (IOException e) {
      return List.of();
    }
  }
}
