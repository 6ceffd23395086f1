package dev.sweepline.driver.sampler.numeric;

import java.util.Arrays;
import org.ddogleg.optimization.FactoryOptimization;
import org.ddogleg.optimization.OptimizationException;
import org.ddogleg.optimization.UnconstrainedMinimization;
import org.ddogleg.optimization.functions.FunctionNtoN;
import org.ddogleg.optimization.functions.FunctionNtoS;

/** Quasi-Newton descent (BFGS) of a function whose gradient is known. Stateless. */
public final class Minimizer {
  private static final double FLAT = 1e-4;

  private Minimizer() {}

  /** A function and its gradient. */
  public interface Differentiable {
    /**
     * The value at a point.
     *
     * @param gradient filled by the call
     */
    double at(double[] point, double[] gradient);
  }

  /** Where descent ends. */
  public static final class Minimum {
    private final double[] point;
    private final double value;

    private Minimum(double[] point, double value) {
      this.point = point;
      this.value = value;
    }

    public double[] point() {
      return point;
    }

    public double value() {
      return value;
    }
  }

  /** The lowest point that descent from a start meets. */
  public static Minimum from(double[] start, Differentiable function, int iterations) {
    Memory memory = new Memory(function, start.length);
    UnconstrainedMinimization descent = FactoryOptimization.quasiNewtonBfgs(null);
    descent.setFunction(memory, memory, Double.NEGATIVE_INFINITY);
    try {
      descent.initialize(start.clone(), FLAT, FLAT);
      for (int i = 0; i < iterations && !descent.iterate(); i++) {}
    } catch (OptimizationException e) {
      // The best so far is what there is.
    }
    return new Minimum(memory.best, memory.lowest);
  }

  /** The last evaluation, as the library asks for value and gradient one after the other. */
  private static final class Memory implements FunctionNtoS, FunctionNtoN {
    private final Differentiable function;
    private double[] point;
    private final double[] gradient;
    private double value = Double.NaN;
    private double[] best;
    private double lowest = Double.POSITIVE_INFINITY;

    Memory(Differentiable function, int n) {
      this.function = function;
      this.point = new double[0];
      this.gradient = new double[n];
      this.best = new double[n];
    }

    private void evaluate(double[] at) {
      if (!Arrays.equals(at, point)) {
        point = at.clone();
        value = function.at(point, gradient);
        if (value < lowest) {
          lowest = value;
          best = point.clone();
        }
      }
    }

    @Override
    public double process(double[] at) {
      evaluate(at);
      return value;
    }

    @Override
    public void process(double[] at, double[] output) {
      evaluate(at);
      System.arraycopy(gradient, 0, output, 0, gradient.length);
    }

    @Override
    public int getNumOfInputsN() {
      return gradient.length;
    }

    @Override
    public int getN() {
      return gradient.length;
    }
  }
}
