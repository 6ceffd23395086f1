package dev.sweepline.dashboard.http.auth;

import dev.sweepline.sweep.access.Role;

/**
 * Somebody who may come in.
 *
 * @param name under which acts are written down
 */
public record Person(String name, Role role) {}
