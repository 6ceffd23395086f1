package dev.sweepline.sweep.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of a token by which somebody uses the page. The secret itself is told once, when it is
 * made; kept is its hash, which need not be a slow one, since nobody guesses 256 random bits.
 * Immutable.
 *
 * @param id stands in the token, to find this record by
 * @param name who has it; acts are written down under this name
 * @param sha256 of the secret, in hexadecimal
 * @param expires when it ends; empty for never
 */
public record AccessToken(
    String id, String name, Role role, String sha256, Instant created, Optional<Instant> expires) {
  private static final Pattern TEXT =
      Pattern.compile("sweepline_([a-z0-9]{8})_([A-Za-z0-9_-]{43})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,59}");
  private static final long IDS = 2_821_109_907_456L; // 36^8

  public AccessToken {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name for a token; write up to 60 letters, digits, spaces and ._@+-"
              .formatted(name));
    }
    if (role == Role.NONE) {
      throw new IllegalArgumentException("a token gives a role: viewer or operator");
    }
  }

  /**
   * A token with its only copy of the text that proves it.
   *
   * @param text what its owner logs in with
   */
  public record Issued(AccessToken token, String text) {}

  /**
   * A new token.
   *
   * @param random a source nobody can foretell
   */
  public static Issued issue(
      String name, Role role, Instant now, Optional<Instant> expires, RandomGenerator random) {
    String number = Long.toString(IDS + random.nextLong(IDS), 36);
    String id = number.substring(number.length() - 8);
    String secret = Secrets.next(random);
    return new Issued(
        new AccessToken(id, name, role, hash(secret), now, expires),
        "sweepline_" + id + "_" + secret);
  }

  /** Which record a token's text is about; empty for what is no token of ours. */
  public static Optional<String> idOf(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether a text is this token, which takes as long whatever is wrong with it. */
  public boolean isProvedBy(String text) {
    Matcher matcher = TEXT.matcher(text);
    String given = matcher.matches() ? hash(matcher.group(2)) : "";
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
  }

  public boolean isValid(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isEmpty();
  }

  private static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
