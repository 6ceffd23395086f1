package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.adaptive.Proposer;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.driver.sampler.adaptive.WeightedObjectives;
import dev.sweepline.driver.sampler.cmaes.CmaEsProposer;
import dev.sweepline.driver.sampler.draw.Coordinates;
import dev.sweepline.driver.sampler.draw.DrawLayout;
import dev.sweepline.driver.sampler.gaussian.BayesProposer;
import dev.sweepline.driver.sampler.tpe.TpeProposer;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Stage.Sampling;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The factory of sweeps' samplers. Stateless. */
public final class Samplers {
  private Samplers() {}

  /** The sampler that computes on the caller's thread. */
  public static Sampler of(Sweep sweep) {
    return of(sweep, Runnable::run);
  }

  /**
   * The sampler for the sweep's method; any thread may ask it.
   *
   * @param executor computes what takes long; one thing at a time is enough
   * @throws IllegalArgumentException when a grid has a parameter without an end of values
   */
  public static Sampler of(Sweep sweep, Executor executor) {
    long seed = sweep.search().seed();
    if (sweep.search().method() instanceof Method.Auto) {
      Method chosen = AutoChoice.of(sweep).method();
      return new AutoSampler(
          of(sweep.withMethod(chosen), executor), AutoChoice.said(sweep).orElseThrow());
    }
    if (sweep.search().method() instanceof Method.GridSearch) {
      return new GridSampler(sweep);
    }
    if (sweep.search().method() instanceof Method.CoarseToFine method) {
      return new CoarseToFineSampler(sweep, method);
    }
    if (sweep.search().method() instanceof Method.Pbt method) {
      return new PbtSampler(sweep, method);
    }
    if (sweep.search().method() instanceof Method.Bayes method) {
      return learning(
          sweep, method.startup(), encoding -> new BayesProposer(encoding, method, seed), executor);
    }
    if (sweep.search().method() instanceof Method.Tpe method) {
      return learning(
          sweep, method.startup(), encoding -> new TpeProposer(encoding, seed, method), executor);
    }
    if (sweep.search().method() instanceof Method.CmaEs method) {
      return learning(
          sweep, method.startup(), encoding -> new CmaEsProposer(encoding, seed, method), executor);
    }
    return new DrawSampler(sweep, coordinates(sweep));
  }

  private static Sampler learning(
      Sweep sweep, int startup, Function<SpaceEncoding, Proposer> maker, Executor executor) {
    SpaceEncoding encoding = new SpaceEncoding(sweep.space());
    Proposer proposer = maker.apply(encoding);
    Proposer asked =
        sweep.objectives().several()
            ? new WeightedObjectives(proposer, Address.of(sweep.search().seed()).then("weights"))
            : proposer;
    int drawn = startup - sweep.search().points().size();
    return new AdaptiveSampler(
        sweep,
        encoding,
        DrawLayout.of(sweep, sweep.search().startup(), drawn),
        startup,
        asked,
        executor);
  }

  private static Coordinates coordinates(Sweep sweep) {
    Sampling sampling =
        sweep.search().method() instanceof Method.Sobol
            ? Sampling.SOBOL
            : sweep.search().method() instanceof Method.LatinHypercube
                ? Sampling.LATIN_HYPERCUBE
                : Sampling.RANDOM;
    int trials = sweep.search().runCap().orElse(Sweep.TRIALS_WITHOUT_END);
    return DrawLayout.of(sweep, sampling, trials - sweep.search().points().size());
  }
}
