package dev.candor.provenance.identity;

/// Where an identity comes from. A constant's name is contract and never changes.
enum Origin {
    /// Key and certificate are made here, by the development authority.
    DEVELOPMENT,
    /// The key is made here, the certificate by an authority that is asked for it.
    CERTIFICATE_REQUEST,
    /// Key and certificate were made elsewhere and brought here.
    IMPORT,
    /// The key stays with a token or a key service that the operator named.
    REFERENCE,
    /// Set up by the operator for the whole installation.
    INSTALLATION;

    /// Whether the private key lies in the store of this installation.
    boolean keepsKeyHere() {
        return switch (this) {
            case DEVELOPMENT, CERTIFICATE_REQUEST, IMPORT -> true;
            case REFERENCE, INSTALLATION -> false;
        };
    }
}
