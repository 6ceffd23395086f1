package dev.sweepline.sweep.space;

import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/**
 * One parameter of a grid.
 *
 * @param condition where the parameter is part of a point; empty where always
 */
record GridAxis(String name, GridPoints points, Optional<Condition> condition) {}
