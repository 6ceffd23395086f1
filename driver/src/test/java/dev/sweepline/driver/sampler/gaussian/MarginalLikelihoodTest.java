package dev.sweepline.driver.sampler.gaussian;

import static dev.sweepline.driver.sampler.gaussian.Slopes.assertSlope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarginalLikelihoodTest {
  private static final Axis LINE = new Axis(false, new double[0]);
  private static final Axis[] AXES = {
    LINE, new Axis(true, new double[] {0, 1, 2}), new Axis(false, new double[] {0, 0.3, 1})
  };

  @Test
  void at_isTheClosedFormOfOneObservation() {
    Axis[] axes = {new Axis(true, new double[] {0, 1})};
    Priors priors = new Priors(axes);
    MarginalLikelihood likelihood =
        new MarginalLikelihood(axes, priors, List.of(new double[] {0}), new double[] {2});
    double[] variables = {0.3, Math.log(0.2), Math.log(1.5)};

    double without = priors.at(variables, new double[3]);

    assertThat(likelihood.at(variables, new double[3]) - without)
        .isCloseTo(4 / (2 * 1.7) + Math.log(1.7) / 2, within(1e-6));
  }

  @Test
  void gradient_isTheSlope() {
    Random random = new Random(3);
    List<double[]> points = new ArrayList<>();
    double[] outputs = new double[12];
    for (int i = 0; i < outputs.length; i++) {
      points.add(
          new double[] {
            random.nextDouble(), random.nextInt(3), AXES[2].places()[random.nextInt(3)]
          });
      outputs[i] = random.nextGaussian();
    }
    Priors priors = new Priors(AXES);
    MarginalLikelihood likelihood = new MarginalLikelihood(AXES, priors, points, outputs);
    double[] variables = priors.start(0.7, 0.1);
    for (int i = 0; i < variables.length; i++) {
      variables[i] += random.nextGaussian() / 4;
    }
    double[] gradient = new double[variables.length];

    likelihood.at(variables, gradient);

    assertThat(gradient).hasSize(3 + 2 + 2 * 2);
    assertSlope(gradient, variables, at -> likelihood.at(at, new double[at.length]));
  }

  @Test
  void fit_findsWhichAxisMattersAndHowMuchIsNoise() {
    Random random = new Random(5);
    Axis[] axes = {LINE, LINE};
    List<double[]> points = new ArrayList<>();
    double[] smooth = new double[80];
    double[] noisy = new double[80];
    for (int i = 0; i < smooth.length; i++) {
      double[] point = {random.nextDouble(), random.nextDouble()};
      points.add(point);
      smooth[i] = Math.sqrt(2) * Math.sin(2 * Math.PI * point[0]);
      noisy[i] = random.nextGaussian();
    }

    Hyperparameters learnt = MarginalLikelihood.fit(axes, points, smooth);

    assertThat(learnt.lengths()[1]).isGreaterThan(3 * learnt.lengths()[0]);
    assertThat(learnt.noise()).isLessThan(0.01);
    assertThat(MarginalLikelihood.fit(axes, points, noisy).noise()).isGreaterThan(0.3);
  }
}
