package dev.sweepline.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.TrialResources;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSetupTest {
  private static final SlotResources ANY = new SlotResources(TrialResources.DEFAULT);

  private final SparkConf conf = new SparkConf(false);

  @Test
  void memory_thatSparkRefusesIsToldBeforeItStarts() {
    assertThatThrownBy(() -> SparkSetup.checkMemory(192L << 20))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "this JVM may take 192 MB of memory, and Spark needs 450 at least; give it more, for"
                + " example -Xmx1g");
    SparkSetup.checkMemory(450L << 20);
  }

  @Test
  void cluster_getsWhatExecutorsNeedBesideTheUsersOptions() {
    conf.set("spark.master", "spark://host:7077");
    conf.set("spark.speculation", "true");
    conf.set("spark.executor.extraJavaOptions", "-Xss2m");
    SparkSetup.apply(conf, OptionalInt.empty(), ANY);

    assertThat(conf.get("spark.speculation")).isEqualTo("false");
    assertThat(conf.get("spark.executor.extraJavaOptions"))
        .isEqualTo("-Xss2m -Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    assertThat(conf.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("1");
    assertThat(SparkSetup.slotsToBegin(conf, OptionalInt.empty(), ANY)).isZero();
  }

  @Test
  void cluster_keepsWhatTheUserHasDecided() {
    conf.set("spark.master", "yarn");
    conf.set("spark.executorEnv.OMP_NUM_THREADS", "4");
    conf.set("spark.executor.extraJavaOptions", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=6g");
    conf.set("spark.executor.memoryOverhead", "2g");
    SparkSetup.apply(conf, OptionalInt.empty(), ANY);

    assertThat(conf.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("4");
    assertThat(conf.get("spark.executor.extraJavaOptions"))
        .isEqualTo("-Dorg.bytedeco.javacpp.maxPhysicalBytes=6g");
    assertThat(conf.contains("spark.executor.memoryOverheadFactor")).isFalse();
  }

  @Test
  void dynamicAllocation_asksForAllSlotsAtOnceAndSoForAnEnd() {
    conf.set("spark.master", "yarn");
    conf.set("spark.dynamicAllocation.enabled", "true");
    conf.set("spark.executor.cores", "4");
    assertThatThrownBy(() -> SparkSetup.apply(conf, OptionalInt.empty(), ANY))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--conf spark.dynamicAllocation.maxExecutors=N");

    SparkSetup.apply(conf, OptionalInt.of(6), ANY);
    assertThat(SparkSetup.slotsToBegin(conf, OptionalInt.of(6), ANY)).isEqualTo(6);
    conf.set("spark.dynamicAllocation.maxExecutors", "3");
    assertThat(SparkSetup.slotsToBegin(conf, OptionalInt.empty(), ANY)).isEqualTo(12);
  }

  @Test
  void thisMachine_isTheMasterWhereNobodySaysOtherwise() {
    SparkSetup.apply(conf, OptionalInt.of(3), ANY);
    assertThat(conf.get("spark.master")).isEqualTo("local[3]");
    assertThat(SparkMaster.of(conf).isLocal()).isTrue();
  }

  @Test
  void thisMachine_letsInNobodyWithoutTheRunsSecret() {
    SparkSetup.apply(conf, OptionalInt.of(3), ANY);
    assertThat(conf.get("spark.authenticate")).isEqualTo("true");
    assertThat(secret(conf.clone())).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(secret(conf));
    assertThat(conf.contains("spark.authenticate.secret")).isFalse();
  }

  /** The secret of a run, as Spark draws it when it starts. */
  private static String secret(SparkConf conf) {
    SecurityManager security =
        new SecurityManager(
            conf,
            SecurityManager.$lessinit$greater$default$2(),
            SecurityManager.$lessinit$greater$default$3());
    security.initializeAuth();
    return security.getSecretKey();
  }

  @Test
  void cluster_authenticatesAsItsOwnerHasSaid() {
    for (String master : List.of("spark://host:7077", "local-cluster[1,1,1024]")) {
      conf.set("spark.master", master);
      SparkSetup.apply(conf, OptionalInt.empty(), ANY);
      assertThat(conf.contains("spark.authenticate")).isFalse();
    }
  }

  @Test
  void driverWithoutSparksOptions_isToldWhichToAdd() {
    assertThatCode(() -> SparkSetup.checkOpens(name -> true)).doesNotThrowAnyException();
    assertThatThrownBy(() -> SparkSetup.checkOpens(name -> false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("add to spark-submit: --driver-java-options \"")
        .hasMessageContaining("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
  }

  @Test
  void check_refusesAnotherSparkInOneLine() {
    assertThatCode(() -> SparkSetup.check("3.5.1", "2.12.18")).doesNotThrowAnyException();
    assertThatThrownBy(() -> SparkSetup.check("4.0.0", "2.13.16"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "this is Spark 4.0.0 on Scala 2.13.16; Sweepline runs on Spark 3.5 on Scala 2.12");
  }
}
