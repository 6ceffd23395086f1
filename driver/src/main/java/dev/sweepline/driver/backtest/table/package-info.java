/** Tables of measured configurations: what a back-test's trials find instead of training. */
package dev.sweepline.driver.backtest.table;
