/** Verbs that look at a sweep file before it runs. */
package dev.sweepline.driver.cli.plan;
