package dev.candor.c2pa.certificate;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Asks an authority for a certificate (PKCS#10, RFC 2986). The key signs the request, which is the
/// proof that whoever asks has it.
public final class CertificateRequest {
    private static final int COUNTRY_LETTERS = 2;

    private CertificateRequest() {}

    /// The request as PEM text (`CERTIFICATE REQUEST`, RFC 7468, 7), for a new holder.
    ///
    /// @param country two letters (ISO 3166)
    /// @param organization the signer's organization, which validators show to people
    /// @param name the signer's common name
    /// @throws IllegalArgumentException if the country has not two letters
    public static String pem(
            KeyPair keys,
            SigningAlgorithm algorithm,
            String country,
            String organization,
            String name) {
        if (country.length() != COUNTRY_LETTERS) {
            throw new IllegalArgumentException("A country has two letters, not " + country);
        }
        return pem(keys, algorithm, subject(country, organization, name));
    }

    /// The request as PEM text, for a holder who has a certificate already.
    ///
    /// @param holder the subject of that certificate
    public static String pem(KeyPair keys, SigningAlgorithm algorithm, X500Principal holder) {
        return pem(keys, algorithm, X500Name.getInstance(holder.getEncoded()));
    }

    private static String pem(KeyPair keys, SigningAlgorithm algorithm, X500Name subject) {
        try {
            var request =
                    new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic())
                            .build(
                                    new JcaContentSignerBuilder(jdkName(algorithm))
                                            .build(keys.getPrivate()));
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(request.getEncoded())
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("The key cannot sign a request", e);
        }
    }

    private static X500Name subject(String country, String organization, String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, country.toUpperCase(Locale.ROOT))
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.CN, name)
                .build();
    }

    /// Of an RSA key the request has the older padding, which every authority reads.
    private static String jdkName(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "SHA256withECDSA";
            case ES384 -> "SHA384withECDSA";
            case ES512 -> "SHA512withECDSA";
            case PS256 -> "SHA256withRSA";
            case PS384 -> "SHA384withRSA";
            case PS512 -> "SHA512withRSA";
            case ED25519 -> "Ed25519";
        };
    }
}
