package dev.sweepline.sweep.search;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.training.Budget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A method of searching a space. */
public sealed interface Method {
  /** The word used in sweep files. */
  String word();

  /** Whether it makes trials of the results of others, so that it needs a metric. */
  default boolean learns() {
    return false;
  }

  /** Every combination of the parameters' values, once, in odometer order. */
  record GridSearch() implements Method {
    @Override
    public String word() {
      return "grid";
    }
  }

  /** Independent draws, with replacement. */
  record RandomSearch() implements Method {
    @Override
    public String word() {
      return "random";
    }
  }

  /**
   * Draws that cover the space evenly from the first on: Sobol's sequence with a seeded digital
   * shift.
   */
  record Sobol() implements Method {
    @Override
    public String word() {
      return "sobol";
    }
  }

  /** A draw for each of the sweep's trials, one in each of as many layers of every parameter. */
  record LatinHypercube() implements Method {
    @Override
    public String word() {
      return "latin_hypercube";
    }
  }

  /**
   * W&amp;B's search by a model of the results so far.
   *
   * @param startup how many trials end before it learns from them; at least 1
   * @param impute the value that a failed trial counts with
   * @param imputeWhileRunning the value that a running one counts with; empty: none
   */
  record Bayes(int startup, Impute impute, Optional<Impute> imputeWhileRunning) implements Method {
    /** Fewer than this show no shape yet. */
    public static final int DEFAULT_STARTUP = 6;

    public Bayes {
      if (startup < 1) {
        throw new IllegalArgumentException("startup " + startup + " is not >= 1");
      }
    }

    /** One that begins after as many trials as usual. */
    public Bayes(Impute impute, Optional<Impute> imputeWhileRunning) {
      this(DEFAULT_STARTUP, impute, imputeWhileRunning);
    }

    @Override
    public String word() {
      return "bayes";
    }

    @Override
    public boolean learns() {
      return true;
    }
  }

  /**
   * Where good trials are dense and bad ones are not: the tree-structured Parzen estimator.
   *
   * @param startup how many trials end before it learns from them; at least 1
   * @param gamma the share of trials that counts as good; in (0, 1)
   * @param candidates of how many draws the best is taken; at least 1
   */
  record Tpe(int startup, double gamma, int candidates) implements Method {
    public static final int DEFAULT_STARTUP = 10;
    public static final double DEFAULT_GAMMA = 0.15;
    public static final int DEFAULT_CANDIDATES = 64;

    public Tpe {
      if (startup < 1) {
        throw new IllegalArgumentException("startup " + startup + " is not >= 1");
      }
      if (!(gamma > 0 && gamma < 1)) {
        throw new IllegalArgumentException("gamma " + gamma + " is not in (0, 1)");
      }
      if (candidates < 1) {
        throw new IllegalArgumentException("candidates " + candidates + " is not >= 1");
      }
    }

    @Override
    public String word() {
      return "tpe";
    }

    @Override
    public boolean learns() {
      return true;
    }
  }

  /**
   * A cloud of points that moves, turns and shrinks towards the better of them: CMA-ES.
   *
   * @param startup how many trials end before the cloud begins, at the best of them; at least 1
   * @param sigma how wide it is then, as a share of each range; in (0, 1]
   * @param population how many trials move it once; at least 2, empty: by the number of parameters
   */
  record CmaEs(int startup, double sigma, OptionalInt population) implements Method {
    public static final double DEFAULT_SIGMA = 0.3;

    public CmaEs {
      if (startup < 1) {
        throw new IllegalArgumentException("startup " + startup + " is not >= 1");
      }
      if (!(sigma > 0 && sigma <= 1)) {
        throw new IllegalArgumentException("sigma " + sigma + " is not in (0, 1]");
      }
      if (population.isPresent() && population.getAsInt() < 2) {
        throw new IllegalArgumentException("population " + population.getAsInt() + " is not >= 2");
      }
    }

    @Override
    public String word() {
      return "cma_es";
    }

    @Override
    public boolean learns() {
      return true;
    }
  }

  /** Whichever of the methods that learn suits the space and the number of trials. */
  record Auto() implements Method {
    @Override
    public String word() {
      return "auto";
    }

    @Override
    public boolean learns() {
      return true;
    }
  }

  /**
   * Networks that train side by side: now and then the worst of them take over what the best have
   * learnt, and go on with parameters near theirs (Jaderberg and others, "Population based training
   * of neural networks", 2017). Each stretch between two such looks is a trial.
   *
   * @param population how many networks; at least 2
   * @param interval epochs between two looks; at least 1
   * @param quantile the share of the population that takes over, and from which; in (0, 0.5]
   * @param perturb the factor by which a parameter moves up or down; above 1
   * @param resample how likely a parameter is drawn anew instead; in [0, 1]
   * @param explore the full names of the parameters that move; empty for all that may while a
   *     network trains
   */
  record Pbt(
      int population,
      int interval,
      double quantile,
      double perturb,
      double resample,
      List<String> explore)
      implements Method {
    public static final int DEFAULT_POPULATION = 16;
    public static final double DEFAULT_QUANTILE = 0.25;
    public static final double DEFAULT_PERTURB = 1.2;
    public static final double DEFAULT_RESAMPLE = 0.25;

    public Pbt {
      explore = List.copyOf(explore);
      if (population < 2) {
        throw new IllegalArgumentException("population " + population + " is not >= 2");
      }
      if (interval < 1) {
        throw new IllegalArgumentException("interval " + interval + " is not >= 1");
      }
      if (!(quantile > 0 && quantile <= 0.5)) {
        throw new IllegalArgumentException("quantile " + quantile + " is not in (0, 0.5]");
      }
      if (!(perturb > 1 && Double.isFinite(perturb))) {
        throw new IllegalArgumentException("perturb " + perturb + " is not above 1");
      }
      if (!(resample >= 0 && resample <= 1)) {
        throw new IllegalArgumentException("resample " + resample + " is not in [0, 1]");
      }
    }

    /** How many take over at each look, and from how many. */
    public int cut() {
      return (int) Math.max(1, quantile * population);
    }

    /** How often each network is looked at, its end among them. */
    public int generations(Budget budget) {
      return (budget.amount() + interval - 1) / interval;
    }

    /** How long a network has trained in all by the end of a generation. */
    public Budget until(int generation, Budget budget) {
      long epochs = Math.min(budget.amount(), (generation + 1L) * interval);
      return new Budget(budget.unit(), (int) epochs);
    }

    /** The interval of a search that does not say its own: ten looks. */
    public static int interval(Budget budget) {
      return Math.max(1, budget.amount() / 10);
    }

    @Override
    public String word() {
      return "pbt";
    }

    @Override
    public boolean learns() {
      return true;
    }
  }

  /** The value that stands in for one that a trial does not have. */
  enum Impute {
    WORST,
    BEST,
    LATEST;

    public String word() {
      return Words.of(this);
    }
  }

  /** The rule by which a window follows from the results so far. */
  enum Windows {
    /** A box around the best trials of all stages: fewer and fewer of them. */
    COVERING,
    /** The lecture's: re-centred on the best of the stage near a border, else shrunk around it. */
    CENTRED;

    public String word() {
      return Words.of(this);
    }
  }

  /**
   * Searches in a window that narrows, once per stage.
   *
   * @param stages at least one
   * @param windows how it narrows; the settings below are for {@link Windows#CENTRED}
   * @param margin a best value nearer to the window's border than this share of its width (in the
   *     parameter's own scale) re-centres the window at full width; in [0, 0.5)
   * @param shrink otherwise the next window has this share of the width, centred on the best; in
   *     (0, 1]
   * @param top the next window covers the best {@code top} trials; at least 1
   * @param extend whether a window may leave the declared bounds
   */
  record CoarseToFine(
      List<Stage> stages, Windows windows, double margin, double shrink, int top, boolean extend)
      implements Method {
    public static final double DEFAULT_MARGIN = 0.1;
    public static final double DEFAULT_SHRINK = 0.5;

    public CoarseToFine {
      stages = List.copyOf(stages);
      if (stages.isEmpty()) {
        throw new IllegalArgumentException("stages is empty");
      }
      if (!(margin >= 0 && margin < 0.5)) {
        throw new IllegalArgumentException("margin " + margin + " is not in [0, 0.5)");
      }
      if (!(shrink > 0 && shrink <= 1)) {
        throw new IllegalArgumentException("shrink " + shrink + " is not in (0, 1]");
      }
      if (top < 1) {
        throw new IllegalArgumentException("top " + top + " is not >= 1");
      }
    }

    /** The lecture's rule. */
    public CoarseToFine(List<Stage> stages, double margin, double shrink, int top, boolean extend) {
      this(stages, Windows.CENTRED, margin, shrink, top, extend);
    }

    /** The same stages by the other rule. */
    public CoarseToFine by(Windows rule) {
      return new CoarseToFine(stages, rule, margin, shrink, top, extend);
    }

    @Override
    public String word() {
      return "coarse_to_fine";
    }
  }
}
