/** The options that several verbs take, and the files that they name. */
package dev.sweepline.driver.cli.option;
