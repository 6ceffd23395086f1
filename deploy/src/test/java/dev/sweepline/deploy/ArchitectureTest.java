package dev.sweepline.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Rules of who may use what: one per arrow, one per heavy library; and of rooms' sizes. */
@AnalyzeClasses(packages = "dev.sweepline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SWEEPS = "dev.sweepline.sweep..";
  private static final String WORKER = "dev.sweepline.worker..";
  private static final String DRIVER = "dev.sweepline.driver..";
  private static final String DASHBOARD = "dev.sweepline.dashboard..";
  private static final String DEPLOY = "dev.sweepline.deploy..";

  private static final String[] SPARK = {"org.apache.spark..", "scala.."};
  private static final String[] DL4J = {"org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."};
  private static final String[] KAFKA = {"org.apache.kafka..", "kafka.."};
  private static final String[] HADOOP = {"org.apache.hadoop..", "org.apache.parquet.."};
  private static final String[] VERTX = {"io.vertx..", "io.netty.."};

  // driver -> worker -> sweeps, dashboard -> sweeps, deploy -> all

  @ArchTest
  static final ArchRule sweeps_useOnlyTheJdkAndSmallLibraries =
      classes()
          .that()
          .resideInAPackage(SWEEPS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              SWEEPS,
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson..",
              "org.yaml.snakeyaml..",
              "org.apache.commons.math3..",
              "com.ezylang.evalex..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule evalex_isUsedByFormulasOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sweepline.sweep.formula..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.ezylang.evalex..");

  @ArchTest
  static final ArchRule worker_usesNoDriverOrDashboard = mayNotUse(WORKER, DRIVER, DASHBOARD);

  @ArchTest static final ArchRule driver_usesNoDashboard = mayNotUse(DRIVER, DASHBOARD);

  @ArchTest
  static final ArchRule dashboard_usesNoDriverOrWorker = mayNotUse(DASHBOARD, DRIVER, WORKER);

  /** Programs and the command line stand on the same session. */
  @ArchTest
  static final ArchRule commandLine_isAboveAllElseOfTheDriver =
      noClasses()
          .that()
          .resideInAPackage(DRIVER)
          .and()
          .resideOutsideOfPackage("dev.sweepline.driver.cli..")
          .and()
          .doNotHaveFullyQualifiedName("dev.sweepline.driver.Main")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sweepline.driver.cli..");

  @ArchTest
  static final ArchRule deploy_isUsedByNobody =
      noClasses()
          .that()
          .resideOutsideOfPackage(DEPLOY)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DEPLOY);

  // each heavy library in as few packages as can be

  @ArchTest
  static final ArchRule spark_onlyWhereItRunsAndInTheUsersApi =
      only(SPARK, "dev.sweepline.driver.spark..", "dev.sweepline.driver.api..");

  /** DL4J's own Spark module is where the two meet. */
  @ArchTest
  static final ArchRule dl4j_onlyWhereNetworksAreBuiltAndTrained =
      only(
          new String[] {"org.deeplearning4j.."},
          "dev.sweepline.worker.network..",
          "dev.sweepline.worker.train..",
          "dev.sweepline.worker.model..",
          "dev.sweepline.worker.predict..",
          "dev.sweepline.worker.slot..",
          "dev.sweepline.driver.spark.refit..");

  @ArchTest
  static final ArchRule settingsAndLosses_knowNoLibraryOfArrays =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.sweepline.worker.network.settings..",
              "dev.sweepline.worker.network.loss..",
              "dev.sweepline.worker.data.(*)..",
              "dev.sweepline.worker.validate..")
          .and()
          .resideOutsideOfPackages(
              "dev.sweepline.worker.data.prepare..", "dev.sweepline.worker.data.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DL4J);

  @ArchTest
  static final ArchRule nativeMemory_onlyInTheWorkerAndTheRefit =
      only(DL4J, WORKER, "dev.sweepline.driver.spark.refit..");

  @ArchTest
  static final ArchRule asm_onlyInOnePackage =
      only(new String[] {"org.objectweb.asm.."}, "dev.sweepline.worker.network.user..");

  @ArchTest
  static final ArchRule linearAlgebra_onlyInOnePackage =
      only(new String[] {"org.ejml..", "org.ddogleg.."}, "dev.sweepline.driver.sampler.numeric..");

  @ArchTest
  static final ArchRule log4j_onlyInOnePackage =
      only(new String[] {"org.apache.logging.log4j.."}, "dev.sweepline.worker.log..");

  @ArchTest
  static final ArchRule hadoop_onlyInOnePackage =
      only(HADOOP, "dev.sweepline.worker.data.hadoop..");

  @ArchTest
  static final ArchRule kafka_onlyInOnePackageAModule =
      only(
          KAFKA,
          "dev.sweepline.worker.kafka..",
          "dev.sweepline.driver.log..",
          "dev.sweepline.dashboard.ingest..",
          "dev.sweepline.deploy.broker..");

  @ArchTest
  static final ArchRule vertx_onlyInTheDashboardsHttpSide =
      only(VERTX, "dev.sweepline.dashboard.http..");

  @ArchTest
  static final ArchRule micrometer_onlyInOnePackage =
      only(new String[] {"io.micrometer..", "io.prometheus.."}, "dev.sweepline.dashboard.http..");

  @ArchTest
  static final ArchRule commandLine_onlyInOnePackage =
      only(new String[] {"picocli..", "org.jline.."}, "dev.sweepline.driver.cli..");

  /** Others are given their clock, so that tests can give them one; these give it. */
  @ArchTest
  static final ArchRule time_isReadWhereTheProgramIsWired =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.sweepline.deploy.Main")
          .and()
          .doNotHaveFullyQualifiedName("dev.sweepline.driver.Main")
          .and()
          .doNotHaveFullyQualifiedName("dev.sweepline.driver.api.SweepLauncher")
          .and()
          .doNotHaveFullyQualifiedName("dev.sweepline.driver.spark.executor.ExecutorRuntime")
          .and()
          .doNotHaveFullyQualifiedName("dev.sweepline.dashboard.Dashboard")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("dev.sweepline.(**)").should().beFreeOfCycles();

  /**
   * Two are meant: DL4J asks an updater for its configuration, and that makes the updater; the
   * evaluator of a data set is one of two kinds, which its interface makes.
   */
  @ArchTest
  static final ArchRule packages_haveNoCirclesInside =
      slices()
          .assignedFrom(topLevelClasses())
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              "dev.sweepline.worker.network.dl4j.MomentumUpdater",
              "dev.sweepline.worker.network.dl4j.Momentum")
          .ignoreDependency(
              "dev.sweepline.worker.evaluation.Evaluator",
              "dev.sweepline.worker.evaluation.ClassificationEvaluator")
          .ignoreDependency(
              "dev.sweepline.worker.evaluation.Evaluator",
              "dev.sweepline.worker.evaluation.RegressionEvaluator");

  @ArchTest
  static void packages_areSmall(JavaClasses classes) {
    Map<String, Long> types =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));
    assertThat(types).allSatisfy((name, count) -> assertThat(count).as(name).isLessThan(17));
  }

  private static SliceAssignment topLevelClasses() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
      }

      @Override
      public String getDescription() {
        return "top-level classes";
      }
    };
  }

  private static ArchRule mayNotUse(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchRule only(String[] library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
