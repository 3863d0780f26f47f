package dev.candor.consent.party;

/// What a party is in law.
public enum PartyType {
    NATURAL_PERSON,
    ORGANIZATION,
    PUBLIC_AUTHORITY
}
