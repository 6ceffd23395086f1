package dev.sweepline.worker.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Times of a network's training: seconds of processor time for one trial, infinite where it was not
 * timed.
 *
 * @param net its layers, in a few words
 * @param ours what trains it here, packed or engine
 * @param peers what others take, by name
 */
record NetTimes(
    String net,
    int batch,
    int steps,
    String ours,
    double dl4j,
    double seconds,
    Map<String, Double> peers) {

  /** As a line. */
  String line() {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s, batch %d, %d steps: trials/s dl4j %.2f, %s %.2f (%.1f times dl4j)",
                net,
                batch,
                steps,
                1 / dl4j,
                ours,
                1 / seconds,
                dl4j / seconds));
    peers.forEach(
        (peer, taken) ->
            line.append(
                String.format(
                    Locale.ROOT,
                    ", %s %.2f (%s %.1f times)",
                    peer,
                    1 / taken,
                    ours,
                    taken / seconds)));
    return line.toString();
  }

  /** As JSON values. */
  Map<String, Object> json() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("net", net);
    values.put("batch", batch);
    values.put("steps", steps);
    values.put("trainer", ours);
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put("dl4j", 1 / dl4j);
    rates.put(ours, 1 / seconds);
    peers.forEach((peer, taken) -> rates.put(peer, 1 / taken));
    values.put("trials_per_second", rates);
    values.put("images_per_second", batch * steps / seconds);
    return values;
  }
}
