/** Where randomness comes from: streams derived from a seed, one per purpose. */
package dev.sweepline.worker.random;
