package dev.sweepline.dashboard.http.login;

import dev.sweepline.dashboard.http.auth.Person;
import dev.sweepline.sweep.access.Admission;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Statement of a provider about somebody, its signature being right: the ID token of OpenID Connect
 * Core 1.0, section 2. Immutable.
 *
 * @param claims as JSON values
 */
record IdToken(Map<String, Object> claims) {
  /** By how much clocks may differ. */
  static final Duration LEEWAY = Duration.ofMinutes(1);

  private static final int LONGEST = 60;
  private static final Pattern STRANGE = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._@+-]");

  /**
   * Whom it lets in.
   *
   * @param nonce that the login was begun with
   * @throws RefusedLogin where it is not about a login here and now (section 3.1.3.7), or nobody is
   *     let in under what it says
   */
  Person person(LoginProvider provider, String nonce, Instant now) {
    check(withoutSlash(text("iss")).equals(provider.issuer().toString()), "another issuer's");
    check(isFor(provider.client()), "for another client");
    check(now.minus(LEEWAY).isBefore(Instant.ofEpochSecond(number("exp"))), "over");
    check(text("nonce").equals(nonce), "of another login");
    check(!text("sub").isBlank(), "about nobody");
    Role role = provider.admission().role(claims);
    if (role == Role.NONE) {
      throw new RefusedLogin(Refusal.STRANGER, name() + " is not among those to be let in");
    }
    return new Person(name(), role);
  }

  private static void check(boolean holds, String fault) {
    if (!holds) {
      throw new RefusedLogin(Refusal.INVALID, "its ID token is " + fault);
    }
  }

  private boolean isFor(String client) {
    Collection<?> all =
        claims.get("aud") instanceof Collection<?> list ? list : List.of(text("aud"));
    return all.contains(client)
        && (all.size() == 1 || claims.containsKey("azp"))
        && (!claims.containsKey("azp") || text("azp").equals(client));
  }

  /** Names that two people do not share come first: acts are written down under them. */
  private String name() {
    String name =
        Stream.of(
                Admission.address(claims).orElse(""),
                text("preferred_username"),
                text("name"),
                text("sub"))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("somebody");
    return STRANGE
        .matcher(name.strip())
        .replaceAll("_")
        .codePoints()
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String text(String claim) {
    return claims.get(claim) instanceof String text ? text : "";
  }

  private long number(String claim) {
    return claims.get(claim) instanceof Number number ? number.longValue() : 0;
  }

  private static String withoutSlash(String address) {
    return address.replaceFirst("/+$", "");
  }
}
