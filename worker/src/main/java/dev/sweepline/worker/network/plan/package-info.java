/** Readers of users' DL4J configurations as the plan that every trainer makes a network of. */
package dev.sweepline.worker.network.plan;
