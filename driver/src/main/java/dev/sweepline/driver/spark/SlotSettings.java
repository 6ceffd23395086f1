package dev.sweepline.driver.spark;

import dev.sweepline.worker.data.DataFolders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * What executors must know, as Spark configuration carries it.
 *
 * @param kafka bootstrap servers
 * @param folders where data sets are looked for
 */
record SlotSettings(String kafka, DataFolders folders) {
  private static final String KAFKA = "spark.sweepline.kafka";
  private static final String DATA = "spark.sweepline.data";
  private static final String HOME = "spark.sweepline.home";

  static SlotSettings of(SparkConf conf) {
    Map<String, String> map = new HashMap<>();
    for (String key : new String[] {KAFKA, DATA, HOME}) {
      if (conf.contains(key)) {
        map.put(key, conf.get(key));
      }
    }
    return of(map);
  }

  static SlotSettings of(Map<String, String> map) {
    return new SlotSettings(
        map.get(KAFKA),
        new DataFolders(Optional.ofNullable(map.get(DATA)).map(Path::of), Path.of(map.get(HOME))));
  }

  Map<String, String> toMap() {
    Map<String, String> map = new HashMap<>();
    map.put(KAFKA, kafka);
    map.put(HOME, folders.home().toString());
    folders.data().ifPresent(data -> map.put(DATA, data.toString()));
    return map;
  }
}
