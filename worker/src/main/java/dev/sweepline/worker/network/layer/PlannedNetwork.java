package dev.sweepline.worker.network.layer;

import java.util.Optional;

/**
 * Plan of a network, or what about it no plan can say.
 *
 * @param obstacle in a few words; empty when there is a plan
 */
public record PlannedNetwork(Optional<NetworkPlan> plan, String obstacle) {
  public static PlannedNetwork of(NetworkPlan plan) {
    return new PlannedNetwork(Optional.of(plan), "");
  }

  public static PlannedNetwork without(String obstacle) {
    return new PlannedNetwork(Optional.empty(), obstacle);
  }
}
