/** Starts Sweepline on one machine: broker, driver and page in one process, wired by hand. */
package dev.sweepline.deploy;
