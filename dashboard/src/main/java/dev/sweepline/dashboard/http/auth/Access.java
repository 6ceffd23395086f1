package dev.sweepline.dashboard.http.auth;

import dev.sweepline.dashboard.http.auth.SessionOwner.Guest;
import dev.sweepline.dashboard.http.auth.SessionOwner.TokenHolder;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The doorkeeper: finds out who asks. Where the page is for this machine alone, whoever reaches it
 * is an operator; elsewhere a token or the session that one opened says who it is. Owned by the
 * event loop.
 */
public final class Access {
  /** Under which acts of a page without logins are written down. */
  private static final String LOCAL = "this machine";

  /** A provider hears of people who leave, and the page asks it again after so long. */
  private static final Duration GUEST = Duration.ofHours(12);

  private final boolean isOpen;
  private final InstantSource clock;
  private final TokenBook tokens;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final Visitor local;

  /**
   * A doorkeeper.
   *
   * @param isOpen whether whoever reaches the page is an operator
   */
  public Access(boolean isOpen, TokenFile file, InstantSource clock) {
    this.isOpen = isOpen;
    this.clock = clock;
    this.tokens = new TokenBook(file, clock);
    this.sessions = new Sessions(clock, new SecureRandom());
    this.throttle = new LoginThrottle(clock);
    this.local = new Visitor(LOCAL, Role.OPERATOR, Optional.of(sessions.secret()));
  }

  /**
   * Who asks.
   *
   * @throws RequestException where a token is shown that is none, or was shown too often
   */
  public Visitor visitor(Credentials given) {
    if (given.token().isPresent()) {
      AccessToken token = prove(given.token().get(), given.address());
      return new Visitor(token.name(), token.role(), Optional.empty());
    }
    return given
        .session()
        .flatMap(this::ofSession)
        .orElse(isOpen && !given.forwarded() ? local : Visitor.NOBODY);
  }

  private Optional<Visitor> ofSession(String cookie) {
    return sessions
        .find(cookie)
        .flatMap(
            session ->
                person(session.owner())
                    .map(who -> new Visitor(who.name(), who.role(), Optional.of(session.csrf()))));
  }

  private Optional<Person> person(SessionOwner owner) {
    if (owner instanceof TokenHolder holder) {
      return tokens.find(holder.id()).map(token -> new Person(token.name(), token.role()));
    }
    Guest guest = (Guest) owner;
    return clock.instant().isBefore(guest.until()) ? Optional.of(guest.person()) : Optional.empty();
  }

  /**
   * Opens a session for whoever has a token.
   *
   * @return its cookie
   * @throws RequestException where it is none, or too many were tried
   */
  public String login(String token, String address) {
    return sessions.open(new TokenHolder(prove(token, address).id()));
  }

  /**
   * Opens a session for somebody for whom a login provider vouches.
   *
   * @param proof its ID token
   * @return the session's cookie
   */
  public String enter(Person person, String proof) {
    return sessions.open(new Guest(person, proof, clock.instant().plus(GUEST)));
  }

  /**
   * Lets an address try to log in.
   *
   * @throws RequestException when it has failed too often
   */
  public void allowLogin(String address) {
    throttle.check(address);
  }

  /** Takes note of a login that failed. */
  public void loginFailed(String address) {
    throttle.failed(address);
  }

  /** Whether somebody came in without being asked who they are. */
  public boolean isLocal(Visitor visitor) {
    return visitor.equals(local);
  }

  /**
   * Ends a session, for whoever has its cookie.
   *
   * @return the ID token of the provider that vouched for them; empty where none did
   */
  public Optional<String> logout(String cookie) {
    return sessions
        .end(cookie)
        .flatMap(
            owner -> owner instanceof Guest guest ? Optional.of(guest.proof()) : Optional.empty());
  }

  private AccessToken prove(String text, String address) {
    throttle.check(address);
    Optional<AccessToken> token = tokens.proved(text);
    if (token.isEmpty()) {
      throttle.failed(address);
      throw RequestException.unauthorized(
          "this token is unknown, has expired or was revoked; make one with: deploy/sweep token"
              + " create NAME");
    }
    return token.get();
  }
}
