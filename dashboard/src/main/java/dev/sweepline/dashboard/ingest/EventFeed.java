package dev.sweepline.dashboard.ingest;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.log.LogMark;
import dev.sweepline.sweep.text.UserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the whole topic and follows it until closed. When the broker goes away it
 * tries again for ever and goes on where it was. Thread-safe.
 */
public final class EventFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long RETRY_MILLIS = 1000;
  private static final long REST_MILLIS = 50;
  private static final int TRICKLE = 100;

  private final TopicReader reader;
  private final KnownLog known;
  private final Sink sink;
  private final FeedMeter meter;
  private boolean begun;
  private CompletionStage<Void> taken = CompletableFuture.completedFuture(null);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "sweepline-feed");

  /** Where events go. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a batch; what it returns completes when the next may come. */
    CompletionStage<Void> take(LogBatch batch);
  }

  private EventFeed(LogAddress log, KnownLog known, Sink sink, FeedMeter meter) {
    this.known = known;
    this.reader = new TopicReader(log, meter, System::nanoTime);
    this.sink = sink;
    this.meter = meter;
  }

  /**
   * Starts reading.
   *
   * @param log where the log is
   * @param known what need not be read again; asked on the feed's thread
   * @param sink gets every batch, in the log's order, on the feed's thread; while it takes one, the
   *     feed reads the next
   * @throws UserException when Kafka cannot make sense of the address
   */
  public static EventFeed start(LogAddress log, KnownLog known, Sink sink, FeedMeter meter) {
    EventFeed feed = new EventFeed(log, known, sink, meter);
    feed.thread.setDaemon(true);
    meter.running(true);
    feed.thread.start();
    return feed;
  }

  private void run() {
    try (reader) {
      while (closing.getCount() > 0) {
        step();
      }
    } catch (WakeupException | InterruptException e) {
      LOG.debug("feed closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      meter.running(false);
    }
  }

  private void step() throws InterruptedException {
    try {
      if (!reader.ready()) {
        closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
      begin();
      ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
      if (!records.isEmpty()) {
        List<SweepEvent> events = decode(records);
        hand(new LogBatch(events, reader.marks(records)));
        meter.ingested(events.size());
        rest(events.size());
      }
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.debug("feed will try again", e);
      meter.trouble(e.getMessage() == null ? e.toString() : e.getMessage());
      closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void begin() {
    if (!begun) {
      List<LogMark> marks = known.marks();
      if (!marks.isEmpty() && reader.has(marks) && known.restore()) {
        reader.goOnBehind(marks);
      } else {
        known.discard();
        reader.beginAnew();
      }
      begun = true;
    }
  }

  /** Lets a trickle of events gather, as each answer of the broker costs a request. */
  private void rest(int events) throws InterruptedException {
    if (events < TRICKLE) {
      closing.await(REST_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** What went wrong with the batch before must not cost this one. */
  private void hand(LogBatch batch) {
    try {
      taken.toCompletableFuture().join();
    } finally {
      taken = sink.take(batch);
    }
  }

  private List<SweepEvent> decode(ConsumerRecords<byte[], byte[]> records) {
    List<SweepEvent> batch = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> row : records) {
      try {
        batch.add(EventCodec.decode(TopicReader.bytes(row)));
      } catch (RuntimeException e) {
        // One record costs one record, whatever it holds and whatever that breaks.
        String line = "record " + row.partition() + "-" + row.offset() + ": " + e.getMessage();
        meter.badRecord(line);
        LOG.warn("skipped {}", line);
      }
    }
    return batch;
  }

  /** Stops reading and waits for the thread. */
  @Override
  public void close() {
    closing.countDown();
    reader.wakeup();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
