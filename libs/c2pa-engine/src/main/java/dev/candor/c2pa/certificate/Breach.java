package dev.candor.c2pa.certificate;

import java.security.cert.X509Certificate;

/// A rule of the certificate profile that a certificate breaks.
///
/// @param rule the rule
/// @param certificate the certificate that breaks it
/// @param found what was found instead, to be read behind the certificate's name
public record Breach(ProfileRule rule, X509Certificate certificate, String found) {
    /// A sentence that names the certificate, the value found and the rule.
    public String sentence() {
        return "The certificate of %s %s (rule: %s)."
                .formatted(certificate.getSubjectX500Principal().getName(), found, rule.words());
    }

    @Override
    public String toString() {
        return found;
    }
}
