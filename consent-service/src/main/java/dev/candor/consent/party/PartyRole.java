package dev.candor.consent.party;

/// What a party does about likenesses; it may do several things.
public enum PartyRole {
    CONTROLLER,
    LICENSEE,
    PRODUCER,
    BUILDER,
    CREATOR,
    DISTRIBUTOR,
    AUTHORITY,
    UNION,
    PROCESSOR,
    REPRESENTATIVE
}
