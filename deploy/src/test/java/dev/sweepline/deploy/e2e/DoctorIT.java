package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {
  @TempDir Path home;

  @Test
  void doctor_isContentWithTheQuickstart() throws Exception {
    Launcher launcher = new Launcher(home);

    Launcher.Result doctor = launcher.run("doctor", launcher.sweepFile("quickstart.yaml"));

    assertThat(doctor.code()).as(doctor.out()).isZero();
    assertThat(doctor.out().lines().skip(1)).allMatch(line -> line.startsWith("OK "));
    assertThat(doctor.out())
        .contains("classes", "loss at the start", "overfits 32 examples", "gradients", "memory");
    assertThat(launcher.run("plan", launcher.sweepFile("quickstart.yaml")).out())
        .contains("doctor's time: an epoch of ")
        .contains("doctor's memory: ");
  }

  @Test
  void doctor_findsWeightsThatCannotLearn() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("zeros.yaml"),
            """
            method: grid
            dataset: digits
            network: mlp
            metric: {name: val_accuracy, goal: maximize}
            parameters: {init: {value: zeros}, layers: {value: 2}}
            """);

    Launcher.Result doctor = new Launcher(home).run("doctor", file);

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("!! ").contains("learn these by heart");
  }

  @Test
  void data_listsEverySetAndWhatIsMissing() throws Exception {
    Launcher.Result list = new Launcher(home).run("data", "list");

    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("digits", "mnist", "newsgroups", "playground", "csv");
  }
}
