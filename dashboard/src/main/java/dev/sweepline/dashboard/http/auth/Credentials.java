package dev.sweepline.dashboard.http.auth;

import java.util.Optional;

/**
 * The proof that a request brings of who asks.
 *
 * @param token what a program sends as {@code Authorization: Bearer}
 * @param session what a browser sends as the page's cookie
 * @param address where it comes from
 * @param forwarded whether a proxy says that it asks for somebody else
 */
public record Credentials(
    Optional<String> token, Optional<String> session, String address, boolean forwarded) {}
