package dev.candor.consent.grant;

/// A state's name, as rows and answers carry it. Only ACTIVE can permit.
///
/// Each has the term that the Data Privacy Vocabulary (W3C DPV 2.3) has for it. Where that
/// vocabulary has none, it is the class of everything that is no consent in force.
public enum GrantState {
    /// Written, not asked yet.
    DRAFT(Terms.NOT_VALID),
    /// Asked, not answered.
    REQUESTED("dpv:ConsentRequested"),
    /// The person wants to answer later.
    DEFERRED("dpv:ConsentRequestDeferred"),
    /// The person said no. Final.
    REFUSED("dpv:ConsentRefused"),
    /// Nobody answered in time. Final.
    LAPSED(Terms.NOT_VALID),
    /// The person said yes.
    ACTIVE("dpv:ConsentGiven"),
    /// The yes stands, and permits nothing for now.
    SUSPENDED(Terms.NOT_VALID),
    /// Taken back by the person, or by who speaks for them. Final.
    WITHDRAWN("dpv:ConsentWithdrawn"),
    /// Taken back by somebody else. Final.
    REVOKED("dpv:ConsentRevoked"),
    /// Its time is over. Final.
    EXPIRED("dpv:ConsentExpired"),
    /// Its uses are used up. Final.
    EXHAUSTED(Terms.NOT_VALID),
    /// Found never to have been valid, or no longer. Final.
    INVALIDATED("dpv:ConsentInvalidated"),
    /// Another grant took its place. Final.
    SUPERSEDED(Terms.NOT_VALID);

    private final String dpvTerm;

    GrantState(String dpvTerm) {
        this.dpvTerm = dpvTerm;
    }

    /// The term of the Data Privacy Vocabulary. An ACTIVE grant that renewed another is
    /// `dpv:RenewedConsentGiven` instead; see [Grant#dpvTerm].
    public String dpvTerm() {
        return dpvTerm;
    }

    private static final class Terms {
        private static final String NOT_VALID = "dpv:ConsentStatusInvalidForProcessing";
    }
}
