package dev.sweepline.sweep.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The sender of messages. It follows no redirection, since a signed message is for the address that
 * was given, and reads nothing of answers. Thread-safe.
 */
public final class WebhookClient {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final int PATIENCE_SECONDS = 12;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TO_CONNECT)
          .build();

  /**
   * Sends a message once and waits for the answer, seconds at most.
   *
   * @return what was wrong; empty where it was received
   */
  public Optional<String> send(WebhookMessage message, Webhook hook, Instant now)
      throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(message.request(hook, now), BodyHandlers.discarding());
    try {
      int status = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answers " + status);
    } catch (TimeoutException e) {
      return Optional.of("no answer in time");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      return Optional.of("it cannot be reached (" + why + ")");
    } finally {
      answer.cancel(true); // else an answer without end is read for ever
    }
  }
}
