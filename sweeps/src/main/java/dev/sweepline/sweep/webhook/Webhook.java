package dev.sweepline.sweep.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * An address that hears of what happens to a home's sweeps. Both its secret and its address, which
 * at chat services holds one, are for no log: texts name its {@link #place()}. Immutable.
 *
 * @param id by which people and the record of what was sent call it
 * @param url {@code http} or {@code https}
 * @param secret what messages are signed with, as receivers' libraries take it: {@code whsec_} and
 *     256 random bits in Base64
 * @param events what it is told of
 * @param created it hears of nothing from before
 */
public record Webhook(
    String id, URI url, String secret, Set<WebhookEvent> events, Instant created) {
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;
  private static final int IDS = 60_466_176; // 36^5

  public Webhook {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a webhook without an id");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "a webhook's address begins with https:// or http:// and a host");
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "a webhook's address holds no login; messages are signed instead");
    }
    if (key(secret).isEmpty()) {
      throw new IllegalArgumentException(
          "a webhook's secret is whsec_ and 24 to 64 bytes in Base64");
    }
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a webhook that hears of nothing");
    }
    events = Collections.unmodifiableSet(new TreeSet<>(events));
  }

  /**
   * A new one with a secret of its own.
   *
   * @param random a source nobody can foretell
   * @throws IllegalArgumentException where the text is no address; the message is for the user
   */
  public static Webhook issue(
      String address, Set<WebhookEvent> events, Instant now, RandomGenerator random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String id = Integer.toString(IDS + random.nextInt(IDS), 36).substring(1);
    try {
      String secret = PREFIX + Base64.getEncoder().encodeToString(bytes);
      return new Webhook(id, new URI(address), secret, events, now);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("that is no address: " + e.getReason(), e);
    }
  }

  /** The bytes of the secret. */
  byte[] key() {
    return key(secret).orElseThrow();
  }

  private static Optional<byte[]> key(String secret) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^" + PREFIX, ""));
      return secret.startsWith(PREFIX) && key.length >= 24 && key.length <= 64
          ? Optional.of(key)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where it leads, without what may be secret. */
  public String place() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    boolean more = !url.getRawPath().isEmpty() && !url.getRawPath().equals("/");
    return url.getScheme() + "://" + url.getHost() + port + (more ? "/…" : "");
  }

  @Override
  public String toString() {
    return id + " (" + place() + ")";
  }
}
