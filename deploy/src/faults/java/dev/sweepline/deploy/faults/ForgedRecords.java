package dev.sweepline.deploy.faults;

import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.worker.kafka.ClientConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that no driver writes: whoever reads them must pass over them. Stateless. */
final class ForgedRecords {
  private static final List<String> TEXTS =
      List.of(
          "",
          "no JSON",
          "{",
          "[[[[[[[[",
          "null",
          "{\"v\":1,\"type\":\"no_such_event\",\"sweep\":\"SWEEP\",\"at\":1}",
          "{\"v\":99,\"type\":\"sweep_ended\",\"sweep\":\"SWEEP\",\"at\":1}",
          "{\"v\":1,\"type\":\"trial_started\",\"sweep\":\"SWEEP\",\"at\":1,\"trial\":-7}",
          "{\"v\":1,\"type\":\"trial_measured\",\"sweep\":\"SWEEP\",\"at\":1,\"trial\":3000000000}",
          "{\"v\":1,\"type\":\"trial_measured\",\"sweep\":\"SWEEP\",\"at\":\"never\",\"trial\":{}}",
          "{\"v\":1,\"type\":\"sweep_ended\",\"sweep\":\"SWEEP\\n"
              + "x\",\"at\":1,\"outcome\":\"finished\"}",
          "{\"v\":1,\"type\":\"sweep_submitted\",\"sweep\":\"../../x\",\"at\":1,\"planned\":4294967296}",
          "{\"v\":1,\"type\":\"sweep_submitted\",\"sweep\":\"forged\",\"at\":1,\"planned\":1e400}");

  private ForgedRecords() {}

  /** Appends tombstones and forged records, under the sweep's key and under none. */
  static int append(LogAddress log, String sweep) {
    List<byte[]> values = new ArrayList<>();
    values.add(null);
    values.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    TEXTS.forEach(
        text -> values.add(text.replace("SWEEP", sweep).getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            ClientConfig.of(log, Map.of("acks", "all")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : values) {
        var unused = producer.send(new ProducerRecord<>(EventTopic.NAME, sweep, value));
        unused = producer.send(new ProducerRecord<>(EventTopic.NAME, null, value));
      }
      producer.flush();
    }
    return 2 * values.size();
  }
}
