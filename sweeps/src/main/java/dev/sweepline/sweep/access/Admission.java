package dev.sweepline.sweep.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule of whom a page lets in, of those for whom a login provider vouches, and as what. Who is
 * not named stays out. Immutable.
 *
 * @param claim by which people are named beside their e-mail address: one that the provider's ID
 *     tokens have, with a text or a list of texts; dots lead into objects, as in {@code
 *     realm_access.roles}
 * @param viewers e-mail addresses, values of the claim, or {@link #ANYBODY}
 * @param operators the same
 */
public record Admission(String claim, Set<String> viewers, Set<String> operators) {
  /** Everybody whom the provider knows. */
  public static final String ANYBODY = "any";

  public Admission {
    if (claim.isBlank()) {
      throw new IllegalArgumentException("the claim has no name");
    }
    if (viewers.isEmpty() && operators.isEmpty()) {
      throw new IllegalArgumentException("nobody would be let in");
    }
    viewers = Set.copyOf(viewers);
    operators = Set.copyOf(operators);
  }

  /**
   * What somebody may do.
   *
   * @param claims what their ID token says, as JSON values
   */
  public Role role(Map<String, Object> claims) {
    if (admits(operators, claims)) {
      return Role.OPERATOR;
    }
    return admits(viewers, claims) ? Role.VIEWER : Role.NONE;
  }

  private boolean admits(Set<String> names, Map<String, Object> claims) {
    Collection<?> values = values(claims);
    Optional<String> address = address(claims);
    return names.stream()
        .anyMatch(
            name ->
                name.equals(ANYBODY)
                    || values.contains(name)
                    || address.filter(name::equalsIgnoreCase).isPresent());
  }

  private Collection<?> values(Map<String, Object> claims) {
    @Nullable Object value = claims.containsKey(claim) ? claims.get(claim) : nested(claims);
    if (value instanceof Collection<?> list) {
      return list;
    }
    return value == null ? List.of() : List.of(value);
  }

  private @Nullable Object nested(Map<String, Object> claims) {
    @Nullable Object value = claims;
    for (String part : claim.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return value;
  }

  /** Somebody's e-mail address, if the provider has seen to it that it is theirs. */
  public static Optional<String> address(Map<String, Object> claims) {
    Object verified = claims.get("email_verified"); // some write it as a text
    return (Boolean.TRUE.equals(verified) || "true".equals(verified))
            && claims.get("email") instanceof String address
            && !address.isBlank()
        ? Optional.of(address)
        : Optional.empty();
  }
}
