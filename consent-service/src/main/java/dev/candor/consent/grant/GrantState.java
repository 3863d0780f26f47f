package dev.candor.consent.grant;

/// A state's name, as rows and answers carry it. Only ACTIVE can permit.
public enum GrantState {
    REQUESTED,
    ACTIVE,
    WITHDRAWN
}
