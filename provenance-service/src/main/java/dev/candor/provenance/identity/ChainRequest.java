package dev.candor.provenance.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an authority answered to a request for a certificate.
@Schema(name = "CertificatesRequest")
record ChainRequest(
        @NotNull
                @Size(min = 1, max = 100_000)
                @Schema(
                        description =
                                "The certificate, then its issuers, in PEM. A root at the end is"
                                        + " left out.")
                String chainPem) {}
