/** The snapshot beside the log: what its sweeps came to, so that a restart reads the rest alone. */
@NullMarked
package dev.sweepline.dashboard.snapshot;

import org.jspecify.annotations.NullMarked;
