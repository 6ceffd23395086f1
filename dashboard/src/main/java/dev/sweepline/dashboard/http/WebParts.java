package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.act.ActLog;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.dashboard.http.auth.Access;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.access.LoginProvider;
import java.time.Clock;
import java.util.Optional;

/**
 * The parts that a server shows and acts with.
 *
 * @param sweeps from the server's start on touched by its event loop only
 * @param acts where what people do is written
 * @param host the machine behind it
 * @param access who may; from the server's start on its event loop's
 * @param provider that vouches for people, beside tokens
 */
public record WebParts(
    LiveSweeps sweeps,
    FeedMeter meter,
    Clock clock,
    ActLog acts,
    SweepHost host,
    Access access,
    Optional<LoginProvider> provider) {}
