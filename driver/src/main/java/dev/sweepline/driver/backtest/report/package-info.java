/** Reports of back-tests: numbers, tests and pictures of what methods reached. */
package dev.sweepline.driver.backtest.report;
