/** Where a sweep's log and page are: the only thing that differs between laptop and cluster. */
package dev.sweepline.driver.station;
