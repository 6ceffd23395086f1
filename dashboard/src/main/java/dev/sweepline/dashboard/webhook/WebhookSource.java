package dev.sweepline.dashboard.webhook;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The sweeps that webhooks hear of.
 *
 * @param loop runs tasks on the thread that owns them
 * @param page where people see them
 */
public record WebhookSource(
    LiveSweeps sweeps, FeedMeter meter, Function<Runnable, CompletionStage<Void>> loop, URI page) {}
