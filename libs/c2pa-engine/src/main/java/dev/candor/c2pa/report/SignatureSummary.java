package dev.candor.c2pa.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who signed a manifest.
///
/// @param issuer organization (or name) of the certificate's issuer
/// @param subject organization (or name) of the signer
/// @param algorithm COSE name, such as `ES256`
/// @param time when, if a trusted time stamp says so
public record SignatureSummary(
        String issuer, String subject, String algorithm, @Nullable Instant time) {}
