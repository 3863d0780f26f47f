package dev.candor.consent.verification;

/// How somebody made sure who a person is. A constant's name is contract.
public enum Method {
    /// Signed in at an identity provider.
    OIDC(1),
    /// Vouched for by an employer, an agency or a union.
    AFFILIATION(1),
    /// An identity document was looked at.
    DOCUMENT(2),
    /// A living person was in front of the camera.
    LIVENESS(2),
    /// Somebody met the person with their document.
    IN_PERSON(3),
    /// A notary did.
    NOTARISED(4);

    private final int strength;

    Method(int strength) {
        this.strength = strength;
    }

    /// The highest level this method alone can give, 1 to 4.
    int strength() {
        return strength;
    }
}
