package dev.sweepline.driver.station;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a command needs of a station.
 *
 * @param home the folder that holds everything local
 * @param kafka an outside broker to use instead of our own
 * @param page whether a dashboard is wanted
 * @param port where the page should listen; empty for the default, 0 for any free port
 */
public record StationRequest(Path home, Optional<String> kafka, boolean page, OptionalInt port) {}
