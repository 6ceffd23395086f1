/** The dashboard: follows the event log, ranks trials, serves the API and the page. */
package dev.sweepline.dashboard;
