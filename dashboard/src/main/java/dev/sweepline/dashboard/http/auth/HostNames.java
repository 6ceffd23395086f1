package dev.sweepline.dashboard.http.auth;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which this server may be asked. Addresses in digits are always allowed, and
 * {@code localhost}: nobody can bind those anew.
 */
public record HostNames(Set<String> names) {
  private static final Pattern DIGITS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:.*");

  public HostNames {
    names = Set.copyOf(names);
  }

  /** The host that the server listens on, and those that its user adds. */
  public static HostNames of(String host, Collection<String> added) {
    Set<String> names = new HashSet<>();
    names.add(host.toLowerCase(Locale.ROOT));
    added.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return new HostNames(names);
  }

  /** Whether a request may be made under a name. */
  public boolean allow(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return DIGITS.matcher(name).matches()
        || name.equals("localhost")
        || name.endsWith(".localhost")
        || names.contains(name);
  }
}
