package dev.sweepline.sweep.webhook;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message to a webhook, as the Standard Webhooks specification (version 1) has it sent: signed over
 * id, time and body, so that receivers know who sent it, what was sent and when. Immutable.
 *
 * @param id the same at every try, by which receivers pass over what they have
 * @param body JSON
 */
public record WebhookMessage(String id, String body) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The request of one try. */
  public HttpRequest request(Webhook hook, Instant now) {
    String seconds = Long.toString(now.getEpochSecond());
    return HttpRequest.newBuilder(hook.url())
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("User-Agent", "Sweepline")
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", "v1," + signature(hook.key(), seconds))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** HMAC-SHA256 over {@code id.seconds.body}, in Base64. */
  private String signature(byte[] key, String seconds) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = id + "." + seconds + "." + body;
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
