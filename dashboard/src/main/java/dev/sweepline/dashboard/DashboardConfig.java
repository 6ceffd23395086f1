package dev.sweepline.dashboard;

import static java.util.Objects.requireNonNull;

import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.dashboard.http.ListenAddress;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of a dashboard.
 *
 * @param log where the event log is
 * @param address where browsers find it
 * @param host the machine behind the page
 * @param tokens who may look and act, where that is asked
 * @param provider that vouches for people beside them; asks this machine's own users, too
 * @param login whether who somebody is is asked of this machine's own users, too; of all others it
 *     always is
 * @param home the folder in which what is to be remembered is kept; need not be there
 * @param webhooks who hears the news
 */
public record DashboardConfig(
    LogAddress log,
    ListenAddress address,
    SweepHost host,
    TokenFile tokens,
    Optional<LoginProvider> provider,
    boolean login,
    Path home,
    WebhookFile webhooks) {
  public DashboardConfig {
    requireNonNull(log, "log");
    requireNonNull(tokens, "tokens");
    requireNonNull(home, "home");
    requireNonNull(webhooks, "webhooks");
    if (address.host().isBlank()) {
      throw new UserException("host is blank");
    }
    if (address.port() < 0 || address.port() > 65535) {
      throw new UserException("port " + address.port() + " is not in 0..65535");
    }
  }

  boolean isOpen() {
    return address.isPrivate() && !login && provider.isEmpty();
  }
}
