package dev.sweepline.sweep.access;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** The maker of secrets that nobody guesses. Stateless. */
public final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /**
   * 256 random bits as 43 letters, digits, {@code -} and {@code _}.
   *
   * @param random a source nobody can foretell
   */
  public static String next(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
