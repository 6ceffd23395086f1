/** The verb {@code backtest}. */
package dev.sweepline.driver.cli.backtest;
