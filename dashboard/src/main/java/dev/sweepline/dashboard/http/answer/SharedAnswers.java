package dev.sweepline.dashboard.http.answer;

import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The last answers about sweeps. Whoever says what its stream has told it ({@code known}) gets one
 * that is at least as new, so browsers that heard of a change together share an answer; whoever
 * does not say gets the present. An answer is encoded and compressed by another thread. Owned by
 * the event loop.
 */
public final class SharedAnswers {
  private static final String KNOWN = "known";
  private static final int ANSWERS_KEPT = 64;
  private static final int MOST_BYTES = 1 << 20;

  private final Vertx vertx;
  private final ToLongBiFunction<LiveSweep, String> versions;
  private final Map<Question, Answer> kept =
      new LinkedHashMap<>(ANSWERS_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
          return size() > ANSWERS_KEPT;
        }
      };

  /**
   * Answers to come.
   *
   * @param versions the version of a sweep that an id of its stream stands for; 0 where it is none
   */
  public SharedAnswers(Vertx vertx, ToLongBiFunction<LiveSweep, String> versions) {
    this.vertx = vertx;
    this.versions = versions;
  }

  private record Question(String what, String sweep, Map<String, Object> parameters) {}

  /** What is true of a sweep from this version on, at least. */
  private record Answer(long version, Future<EncodedAnswer> encoded) {}

  /**
   * Answers a request, with the answer to an equal one where that is new enough.
   *
   * @param what is asked about the sweep
   * @param json makes the answer, of the sweep as it is now or as it will be
   */
  public void send(
      RoutingContext ctx,
      String what,
      LiveSweep sweep,
      RequestParameters query,
      Supplier<Future<String>> json) {
    Map<String, Object> parameters = new HashMap<>(query.values());
    parameters.remove(KNOWN);
    parameters.remove("id"); // which may be a name
    Question question = new Question(what, sweep.history().id(), parameters);
    Answer answer = kept.get(question);
    if (answer == null || answer.version() < wanted(sweep, query)) {
      answer = new Answer(sweep.history().version(), json.get().compose(this::encoded));
      keep(question, answer);
    }
    answer.encoded().onFailure(ctx::fail).onSuccess(encoded -> write(ctx, encoded));
  }

  private long wanted(LiveSweep sweep, RequestParameters query) {
    long now = sweep.history().version();
    long known = query.text(KNOWN).map(id -> versions.applyAsLong(sweep, id)).orElse(0L);
    return known == 0 ? now : Math.min(known, now);
  }

  private Future<EncodedAnswer> encoded(String text) {
    return vertx.executeBlocking(() -> EncodedAnswer.of(text), false);
  }

  /** Until another takes its place; not where there is none, or where it is large. */
  private void keep(Question question, Answer answer) {
    kept.put(question, answer);
    answer
        .encoded()
        .onComplete(
            done -> {
              if (done.failed() || done.result().bytes() > MOST_BYTES) {
                kept.remove(question, answer);
              }
            });
  }

  private static void write(RoutingContext ctx, EncodedAnswer encoded) {
    HttpServerResponse response =
        ctx.response()
            .putHeader("Content-Type", "application/json; charset=utf-8")
            .putHeader("Cache-Control", "no-store");
    if (takesGzip(ctx.request().getHeader("Accept-Encoding"))) {
      response.putHeader("Content-Encoding", "gzip").end(encoded.packed());
    } else {
      response.end(encoded.plain());
    }
  }

  /** Whether a header names gzip, and not as what is refused. */
  private static boolean takesGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String each : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = each.split(";", 2);
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }
}
