package dev.candor.c2pa.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Keys and certificates as PEM text (RFC 7468).
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String BEGIN_CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /// All certificates of the text, in its order; other blocks and comments are passed over.
    ///
    /// @throws IllegalArgumentException if one cannot be read, or has no end
    public static List<X509Certificate> certificates(String pem) {
        if (outside(pem).contains(BEGIN_CERTIFICATE)) {
            throw new IllegalArgumentException("A certificate is cut off");
        }
        var certificates = new ArrayList<X509Certificate>();
        var block = BLOCK.matcher(pem);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.add(certificate(Base64.getMimeDecoder().decode(block.group(2))));
            }
        }
        return List.copyOf(certificates);
    }

    /// The text without its blocks.
    static String outside(String pem) {
        return BLOCK.matcher(pem).replaceAll("\n");
    }

    /// The private key of the text: PKCS#8, unencrypted, elliptic curve, RSA or Ed25519.
    ///
    /// @throws IllegalArgumentException if there is none, or it cannot be read
    public static PrivateKey privateKey(String pem) {
        var block = BLOCK.matcher(pem);
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return privateKey(Base64.getMimeDecoder().decode(block.group(2)));
            }
        }
        throw new IllegalArgumentException("No PRIVATE KEY block (PKCS#8)");
    }

    /// The certificates as PEM text.
    public static String of(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            try {
                append(text, "CERTIFICATE", certificate.getEncoded());
            } catch (CertificateException e) {
                throw new IllegalArgumentException("Not encodable", e);
            }
        }
        return text.toString();
    }

    /// The key as PKCS#8 PEM text. A secret: keep it in a file only its owner reads.
    public static String of(PrivateKey key) {
        var text = new StringBuilder();
        append(text, "PRIVATE KEY", key.getEncoded());
        return text.toString();
    }

    private static void append(StringBuilder text, String type, byte[] der) {
        text.append("-----BEGIN ").append(type).append("-----\n");
        text.append(BASE64.encodeToString(der));
        text.append("\n-----END ").append(type).append("-----\n");
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("A certificate cannot be read", e);
        }
    }

    private static PrivateKey privateKey(byte[] der) {
        for (var algorithm : List.of("EC", "RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                // another kind of key: try the next
            }
        }
        throw new IllegalArgumentException("The private key is of no kind known here");
    }
}
