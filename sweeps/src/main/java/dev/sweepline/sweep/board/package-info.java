/** The leaderboard: a sweep's trials, best first. */
package dev.sweepline.sweep.board;
