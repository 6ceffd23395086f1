/** The verb that drafts sweep files: from a table to what can be run. */
package dev.sweepline.driver.cli.init;
