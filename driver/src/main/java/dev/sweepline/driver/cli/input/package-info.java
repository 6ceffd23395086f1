/** What verbs are given: options, files, and sweeps that the log knows. */
package dev.sweepline.driver.cli.input;
