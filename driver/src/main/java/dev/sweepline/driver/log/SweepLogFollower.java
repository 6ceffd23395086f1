package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one sweep as it grows. One thread reads; once {@link #follow} was called, a thread of
 * its own does. Any thread may close it.
 */
public final class SweepLogFollower implements EventSource {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLogFollower.class);

  private static final long REST_MILLIS = 50;

  private final LogCursor cursor;
  private final String sweep;
  private Thread follower;

  private SweepLogFollower(LogCursor cursor, String sweep) {
    this.cursor = cursor;
    this.sweep = sweep;
  }

  /** A sweep that the log may know already. */
  public static SweepLogFollower fromBeginning(LogAddress log, String sweep) {
    return new SweepLogFollower(LogCursor.atBeginning(log), sweep);
  }

  /** A sweep about to be submitted. */
  public static SweepLogFollower fromEnd(LogAddress log, String sweep) {
    return new SweepLogFollower(LogCursor.atEnd(log), sweep);
  }

  /** Hands over the sweep's events up to where the log is now. */
  public void readToEnd(Consumer<SweepEvent> reader) {
    cursor.readToEnd(entry -> pass(entry, reader));
  }

  @Override
  public void poll(Consumer<SweepEvent> reader) {
    cursor.poll().forEach(entry -> pass(entry, reader));
  }

  /** Hands over, until closed, what was not written by the sweep's driver or its workers. */
  public synchronized void follow(Consumer<SweepEvent> listener) {
    follower = new Thread(() -> followUntilWoken(listener), "sweepline-follower");
    follower.setDaemon(true);
    follower.start();
  }

  private void followUntilWoken(Consumer<SweepEvent> listener) {
    try (cursor) {
      while (true) {
        for (ConsumerRecord<String, byte[]> entry : cursor.poll()) {
          // The bulk of the log is what this process wrote itself; its type is seen without
          // parsing. A record without a value may come from anybody.
          if (entry.value() != null && EventCodec.comesFromOutside(entry.value())) {
            pass(entry, listener);
          }
        }
        // Every answer of the broker costs a request, and what this process writes is most of them.
        Thread.sleep(REST_MILLIS);
      }
    } catch (WakeupException e) {
      LOG.debug("closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("requests to stop {} are not heard any more", sweep, e);
    }
  }

  private void pass(ConsumerRecord<String, byte[]> entry, Consumer<SweepEvent> reader) {
    if (sweep.equals(entry.key())) {
      EventCodec.tryDecode(entry.value()).ifPresent(reader);
    }
  }

  @Override
  public synchronized void close() {
    if (follower == null) {
      cursor.close();
    } else {
      cursor.wake();
    }
  }
}
