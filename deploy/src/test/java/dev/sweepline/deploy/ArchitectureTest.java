package dev.sweepline.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use what: one rule per arrow, one per heavy library. */
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
              "com.fasterxml.jackson..",
              "org.yaml.snakeyaml..",
              "org.apache.commons.math3..",
              "com.ezylang.evalex..");

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
  static final ArchRule spark_onlyInOnePackage = only(SPARK, "dev.sweepline.driver.spark..");

  /** DL4J's own Spark module is where the two meet. */
  @ArchTest
  static final ArchRule dl4j_onlyInTheWorkerAndTheRefit =
      only(DL4J, WORKER, "dev.sweepline.driver.spark.refit..");

  @ArchTest
  static final ArchRule asm_onlyInOnePackage =
      only(new String[] {"org.objectweb.asm.."}, "dev.sweepline.worker.network.user..");

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

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("dev.sweepline.(**)").should().beFreeOfCycles();

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
