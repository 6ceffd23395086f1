/** A look at the programs that sweeps run, before they do. */
package dev.sweepline.driver.cli.program;
