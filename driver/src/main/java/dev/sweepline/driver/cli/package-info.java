/**
 * The command line: one class a verb, those that plan and those that train in folders of their own.
 */
package dev.sweepline.driver.cli;
