/** The verb that asks a sweep's saved network about new rows. */
package dev.sweepline.driver.cli.predict;
