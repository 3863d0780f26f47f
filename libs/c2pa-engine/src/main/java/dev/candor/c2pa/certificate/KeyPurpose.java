package dev.candor.c2pa.certificate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The purposes a certificate may be for, by object identifier (C2PA 2.4, 14.4.1 and 14.5.1.1).
public final class KeyPurpose {
    public static final String CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1";
    public static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
    public static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    public static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    public static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    /// Any purpose at all, which no certificate here may claim.
    public static final String ANY = "2.5.29.37.0";

    /// The purposes that let a certificate sign claims where nobody said otherwise.
    public static final Set<String> FOR_CLAIMS =
            Set.of(CLAIM_SIGNING, DOCUMENT_SIGNING, EMAIL_PROTECTION);

    private static final Set<String> OTHER_TRADES = Set.of(TIME_STAMPING, OCSP_SIGNING);
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d{0,17})){1,31}");
    private static final Pattern COMMENT = Pattern.compile("(//|#).*");

    private KeyPurpose() {}

    /// The purposes a text lists for signing claims: an object identifier a line, `//` and `#` for
    /// comments. Those of time stamps and OCSP answers, which such files carry for other tools, are
    /// passed over: no certificate may have them beside another (C2PA 2.4, 14.5.1.1).
    ///
    /// @throws IllegalArgumentException if a line is no object identifier, or stands for any
    /// purpose
    public static Set<String> read(String text) {
        var purposes = new LinkedHashSet<String>();
        for (var line : text.lines().toList()) {
            var oid = COMMENT.matcher(line).replaceFirst("").strip();
            if (oid.isEmpty() || OTHER_TRADES.contains(oid)) {
                continue;
            }
            if (!OID.matcher(oid).matches()) {
                throw new IllegalArgumentException("No object identifier: " + oid);
            }
            if (oid.equals(ANY)) {
                throw new IllegalArgumentException("Any purpose (%s) is none".formatted(ANY));
            }
            purposes.add(oid);
        }
        return Set.copyOf(purposes);
    }
}
