package dev.sweepline.dashboard.http.login;

/**
 * Return of somebody whom the provider has sent back; blank for what they do not bring.
 *
 * @param state that the login was begun with
 * @param code that the provider exchanges for an ID token
 * @param cookie of the browser that began it
 */
public record ReturnedLogin(String state, String code, String cookie) {}
