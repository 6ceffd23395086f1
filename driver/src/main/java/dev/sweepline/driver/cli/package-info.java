/** The command line: one class a verb. */
package dev.sweepline.driver.cli;
