package dev.sweepline.driver.spark;

import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.network.UserCode;
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
 * @param userCode where users' own networks are found
 * @param trials a class of {@link dev.sweepline.driver.backend.Trials} to run in place of training,
 *     to measure what all the rest costs
 */
record SlotSettings(String kafka, DataFolders folders, UserCode userCode, Optional<String> trials) {
  private static final String KAFKA = "spark.sweepline.kafka";
  private static final String DATA = "spark.sweepline.data";
  private static final String HOME = "spark.sweepline.home";
  private static final String FOLDER = "spark.sweepline.networks";
  private static final String JARS = "spark.sweepline.jars";
  private static final String TRIALS = "spark.sweepline.trials";

  static SlotSettings of(SparkConf conf) {
    Map<String, String> map = new HashMap<>();
    for (String key : new String[] {KAFKA, DATA, HOME, FOLDER, JARS, TRIALS}) {
      if (conf.contains(key)) {
        map.put(key, conf.get(key));
      }
    }
    return of(map);
  }

  static SlotSettings of(Map<String, String> map) {
    return new SlotSettings(
        map.get(KAFKA),
        new DataFolders(Optional.ofNullable(map.get(DATA)).map(Path::of), Path.of(map.get(HOME))),
        UserCode.of(Path.of(map.get(FOLDER)), map.get(JARS)),
        Optional.ofNullable(map.get(TRIALS)));
  }

  Map<String, String> toMap() {
    Map<String, String> map = new HashMap<>();
    map.put(KAFKA, kafka);
    map.put(HOME, folders.home().toString());
    map.put(FOLDER, userCode.folder().toString());
    map.put(JARS, userCode.jarList());
    trials.ifPresent(name -> map.put(TRIALS, name));
    folders.data().ifPresent(data -> map.put(DATA, data.toString()));
    return map;
  }
}
