package dev.candor.c2pa.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Keys and certificates as PEM text (RFC 7468).
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Pattern LOCKED =
            Pattern.compile("-----BEGIN [A-Z]+ PRIVATE KEY-----\\s+Proc-Type: 4,ENCRYPTED");
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

    /// The private key of the text, unencrypted; otherwise as [#privateKey(String, char[])].
    ///
    /// @throws IllegalArgumentException if there is none, it needs a password, or it cannot be read
    public static PrivateKey privateKey(String pem) {
        return PrivateKeyBlock.read(blocks(pem), null);
    }

    /// The private key of the text, elliptic curve, RSA or Ed25519: PKCS#8 (`PRIVATE KEY`), the
    /// same under a password (`ENCRYPTED PRIVATE KEY`), SEC 1 (`EC PRIVATE KEY`) or PKCS#1 (`RSA
    /// PRIVATE KEY`).
    ///
    /// @param password used only if the key needs one
    /// @throws IllegalArgumentException if there is none, the password does not open it, or it
    /// cannot be read; no message says anything of key or password
    public static PrivateKey privateKey(String pem, char[] password) {
        return PrivateKeyBlock.read(blocks(pem), password);
    }

    /// A block of PEM text.
    ///
    /// @param type the word in its first line
    /// @param content what is in it, in DER; nothing if it has headers of its own
    record Block(String type, byte[] content) {}

    private static List<Block> blocks(String pem) {
        var blocks = new ArrayList<Block>();
        var block = BLOCK.matcher(pem);
        while (block.find()) {
            blocks.add(new Block(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
        }
        if (LOCKED.matcher(pem).find()) {
            throw new IllegalArgumentException(
                    "The key is encrypted in OpenSSL's old way, which protects little: convert it"
                            + " with openssl pkcs8 -topk8");
        }
        return blocks;
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
}
