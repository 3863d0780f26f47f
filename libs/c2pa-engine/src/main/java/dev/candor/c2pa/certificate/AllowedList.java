package dev.candor.c2pa.certificate;

import dev.candor.c2pa.io.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Certificates of single signers that are believed though no anchor vouches for them, as an
/// address book (C2PA 2.4, 14.4.3). They issue nothing, and they never count for time stamps.
///
/// @param digests SHA-256 of each certificate's DER
public record AllowedList(Set<Bytes> digests) {
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final Pattern COMMENT = Pattern.compile("(//|#).*");

    public AllowedList {
        digests = Set.copyOf(digests);
    }

    /// Nobody.
    public static AllowedList none() {
        return new AllowedList(Set.of());
    }

    /// The holders of these certificates.
    public static AllowedList of(List<X509Certificate> certificates) {
        var digests = new HashSet<Bytes>();
        certificates.forEach(certificate -> digests.add(digest(certificate)));
        return new AllowedList(digests);
    }

    /// A list from text: certificates in PEM, and SHA-256 digests in base64, one a line.
    ///
    /// @throws IllegalArgumentException if a certificate cannot be read, or a line is no digest
    public static AllowedList read(String text) {
        var digests = new HashSet<>(of(Pem.certificates(text)).digests);
        boolean digestsAlone = digests.isEmpty();
        for (var line : Pem.outside(text).lines().toList()) {
            var word = COMMENT.matcher(line).replaceFirst("").strip();
            if (DIGEST.matcher(word).matches()) {
                digests.add(Bytes.of(Base64.getDecoder().decode(word)));
            } else if (digestsAlone && !word.isEmpty()) {
                throw new IllegalArgumentException("No SHA-256 in base64: " + word);
            }
        }
        return new AllowedList(digests);
    }

    /// Whether the holder of a certificate is on the list.
    public boolean contains(X509Certificate certificate) {
        return !digests.isEmpty() && digests.contains(digest(certificate));
    }

    private static Bytes digest(X509Certificate certificate) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A certificate cannot be encoded", e);
        }
    }
}
