package dev.sweepline.deploy.broker;

import dev.sweepline.deploy.broker.folder.LogSalvage;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.kafka.ClientConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A rescue of a home's log: what can be read of it goes into a new one, and the old one is kept in
 * {@code damaged/}. Until the new one is complete nothing is changed. For one use.
 */
public final class LogRescue {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final Path kept;
  private final AtomicLong records = new AtomicLong();

  private LogRescue(Path home, Path kept) {
    this.home = home;
    this.kept = kept;
  }

  /**
   * Rescues the log of a home that no other command has open.
   *
   * @param tell hears what matters on the way
   * @return what was done, in a line
   * @throws UserException when there is no log or it cannot be read or written
   */
  public static String run(Path home, Consumer<String> tell) {
    if (!Files.exists(home.resolve("kafka")) && !Files.exists(home.resolve("log.json"))) {
      throw new UserException(home + " has no log to rescue");
    }
    try {
      return new LogRescue(home, free(home.resolve("damaged"))).run(tell);
    } catch (IOException e) {
      throw new UserException("the log of " + home + " cannot be rescued: " + e, e);
    }
  }

  private static Path free(Path folder) {
    int i = 1;
    while (Files.exists(folder.resolve(Integer.toString(i)))) {
      i++;
    }
    return folder.resolve(Integer.toString(i));
  }

  private String run(Consumer<String> tell) throws IOException {
    Path fresh = Files.createDirectories(kept.resolve("new"));
    try (HomeBroker broker = HomeBroker.start(fresh, BrokerLogin.fresh(), tell)) {
      LogAddress log = broker.log();
      TopicProvisioner.ensure(log, PATIENCE);
      copyTo(log);
    }
    exchange(fresh);
    return "%d records of the log are in a new one; the old one is in %s"
        .formatted(records.get(), kept);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
  private void copyTo(LogAddress log) throws IOException {
    Map<String, Object> ours = Map.of(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            ClientConfig.of(log, ours), new ByteArraySerializer(), new ByteArraySerializer())) {
      AtomicLong written = new AtomicLong();
      LogSalvage.read(
          EmbeddedBroker.logFolder(home.resolve("kafka")),
          one -> {
            records.incrementAndGet();
            producer.send(
                copy(one),
                (place, failure) -> {
                  if (failure == null) {
                    written.incrementAndGet();
                  }
                });
          });
      producer.flush();
      if (written.get() < records.get()) {
        throw new IOException(
            "only %d of %d records could be written".formatted(written.get(), records.get()));
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> copy(Record one) {
    byte[] key = Utils.toNullableArray(one.key());
    byte[] value = Utils.toNullableArray(one.value());
    return new ProducerRecord<>(EventTopic.NAME, null, one.timestamp(), key, value);
  }

  /** In this order a home that is left half-way is refused until it is whole. */
  private void exchange(Path fresh) throws IOException {
    Path mark = home.resolve("log.json");
    if (Files.exists(mark)) {
      Files.copy(mark, kept.resolve("log.json"));
    } else {
      Files.copy(fresh.resolve("log.json"), mark);
    }
    if (Files.exists(home.resolve("kafka"))) {
      Files.move(home.resolve("kafka"), kept.resolve("kafka"));
    }
    Files.move(fresh.resolve("kafka"), home.resolve("kafka"));
    Files.move(fresh.resolve("log.json"), mark, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(fresh);
  }
}
