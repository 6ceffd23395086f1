/** Starts Sweepline on one machine: broker, driver and page in one process, wired by hand. */
@NullMarked
package dev.sweepline.deploy;

import org.jspecify.annotations.NullMarked;
