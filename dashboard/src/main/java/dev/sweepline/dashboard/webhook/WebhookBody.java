package dev.sweepline.dashboard.webhook;

import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.view.PlainJson;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.webhook.WebhookEvent;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The writer of messages: {@code {"type", "timestamp", "text", "data": {"sweep", "reason",
 * "page"}}}, the sweep as {@code GET /api/sweeps} has it, and a line of text, which chat services
 * show as it is. Stateless.
 */
final class WebhookBody {
  private WebhookBody() {}

  /**
   * A message.
   *
   * @param page where the dashboard is
   */
  static String of(SweepNews news, SweepHistory sweep, BoardHead head, URI page) {
    Optional<String> reason =
        news.reason()
            .or(() -> sweep.ended().flatMap(WebhookBody::note))
            .filter(r -> isFailure(news));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("sweep", SweepJson.summary(sweep, head));
    reason.ifPresent(why -> data.put("reason", why));
    data.put("page", page.resolve("#" + sweep.id()).toString());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", news.event().type());
    body.put("timestamp", Instant.ofEpochMilli(news.at()).toString());
    body.put("text", escaped(text(news, sweep, head, reason)));
    body.put("data", data);
    return PlainJson.write(body);
  }

  private static boolean isFailure(SweepNews news) {
    return news.event() == WebhookEvent.FAILED;
  }

  private static Optional<String> note(SweepEnded end) {
    return end.notes().stream().findFirst();
  }

  private static String text(
      SweepNews news, SweepHistory sweep, BoardHead head, Optional<String> reason) {
    String best =
        head.best()
            .map(
                first ->
                    "%s %s (#%d)"
                        .formatted(
                            sweep.submitted().objective().name(),
                            ValueText.show(first.value().orElse(Double.NaN)),
                            first.trial()))
            .orElse("no trial with a value");
    SweepHistory.Counts counts = sweep.counts();
    return switch (news.event()) {
      case BEST -> "%s: new best, %s".formatted(sweep.name(), best);
      case FAILED -> "%s failed: %s".formatted(sweep.name(), reason.orElse("its driver gave up"));
      case ENDED ->
          "%s %s: %d of %d trials ended, best %s"
              .formatted(
                  sweep.name(), Words.of(sweep.state()), counts.ended(), counts.planned(), best);
    };
  }

  /** What chat services read as markup, or as a call to everybody in a channel. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
