/** Addresses that hear of what happens to sweeps, and the signed requests that tell them. */
@NullMarked
package dev.sweepline.sweep.webhook;

import org.jspecify.annotations.NullMarked;
