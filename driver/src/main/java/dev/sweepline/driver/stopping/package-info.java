/** Stopping rules: decide after each measurement whether a trial goes on. Pure functions. */
package dev.sweepline.driver.stopping;
