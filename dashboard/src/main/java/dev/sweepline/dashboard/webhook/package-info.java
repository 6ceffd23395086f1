/** The news of sweeps for whoever asked to hear them: what is news, to whom, and told once. */
@NullMarked
package dev.sweepline.dashboard.webhook;

import org.jspecify.annotations.NullMarked;
