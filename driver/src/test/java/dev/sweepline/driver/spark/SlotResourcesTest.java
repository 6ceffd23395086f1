package dev.sweepline.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.TrialResources;
import java.util.OptionalLong;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotResourcesTest {
  private static final String STANDALONE = "spark://host:7077";
  private static final TrialResources SHARED = new TrialResources(2, 0.25, OptionalLong.empty());

  @ParameterizedTest
  @CsvSource({"8, 1, 4", "4, 1, 2", "16, 1, 4", "16, 2, 8", "8, 0, 0"})
  void slots_areLimitedByCoresAndDevices(int cores, int devices, int slots) {
    assertThat(new SlotResources(SHARED).slots(cores, devices)).isEqualTo(slots);
  }

  @Test
  void slots_withoutDevicesAreCores() {
    assertThat(new SlotResources(TrialResources.DEFAULT).slots(8, 0)).isEqualTo(8);
  }

  @Test
  void profile_isThatOfSlotsOnAClusterThatKnowsIt() {
    SparkConf conf = applied(SHARED, STANDALONE);

    ResourceProfile profile = new SlotResources(SHARED).profile(conf).orElseThrow();
    assertThat(profile.getTaskCpus().get()).isEqualTo(2);
    assertThat(profile.taskResources().apply("gpu").amount()).isEqualTo(0.25);
    assertThat(conf.get("spark.executor.resource.gpu.amount")).isEqualTo("1");
    assertThat(conf.get("spark.task.resource.gpu.amount")).isEqualTo("0.25");
    assertThat(conf.contains("spark.task.cpus")).isFalse();
  }

  @Test
  void profile_isNotNeededForACoreEach() {
    assertThat(
            new SlotResources(TrialResources.DEFAULT)
                .profile(applied(TrialResources.DEFAULT, STANDALONE)))
        .isEmpty();
  }

  @Test
  void settings_holdForAllTasksWhereExecutorsComeAndGo() {
    SparkConf conf = conf(STANDALONE).set("spark.dynamicAllocation.enabled", "true");
    new SlotResources(SHARED).apply(conf);

    assertThat(new SlotResources(SHARED).profile(conf)).isEmpty();
    assertThat(conf.get("spark.task.cpus")).isEqualTo("2");
    assertThat(conf.get("spark.task.resource.gpu.amount")).isEqualTo("0.25");
  }

  @Test
  void devices_needAScriptWhereExecutorsLookForThem() {
    assertThatThrownBy(() -> applied(SHARED, "yarn"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--conf spark.executor.resource.gpu.discoveryScript=FILE");
  }

  @Test
  void memory_isThatOfAllTrialsOfAnExecutor() {
    TrialResources large = new TrialResources(2, 0, OptionalLong.of(1L << 30));
    SparkConf conf = conf(STANDALONE).set("spark.executor.cores", "4");
    new SlotResources(large).apply(conf);
    assertThat(conf.get("spark.executor.memory")).isEqualTo("2048m");

    conf.set("spark.executor.memory", "1g");
    assertThatThrownBy(() -> new SlotResources(large).apply(conf))
        .hasMessageContaining("needs 2048m, but spark.executor.memory is 1024m");
  }

  @Test
  void here_isLimitedByCoresAndMemory() {
    SlotResources demands = new SlotResources(new TrialResources(2, 0, OptionalLong.of(4L << 30)));

    assertThat(demands.here(8, 64L << 30)).isEqualTo(4);
    assertThat(demands.here(8, 9L << 30)).isEqualTo(2);
    assertThat(demands.here(1, 1L << 30)).isEqualTo(1);
  }

  private static SparkConf applied(TrialResources resources, String master) {
    SparkConf conf = conf(master);
    new SlotResources(resources).apply(conf);
    return conf;
  }

  private static SparkConf conf(String master) {
    return new SparkConf(false).set("spark.master", master);
  }
}
