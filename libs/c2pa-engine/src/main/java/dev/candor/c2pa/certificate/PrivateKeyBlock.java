package dev.candor.c2pa.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/// Reads the private key among the blocks of a PEM text, whichever form it has.
final class PrivateKeyBlock {
    private static final String WANTED =
            "PRIVATE KEY, ENCRYPTED PRIVATE KEY, EC PRIVATE KEY or RSA PRIVATE KEY";

    private PrivateKeyBlock() {}

    /// @param password null if there is none
    static PrivateKey read(List<Pem.Block> blocks, char @Nullable [] password) {
        for (var block : blocks) {
            var key = read(block, blocks, password);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IllegalArgumentException("No block with a key (%s)".formatted(WANTED));
    }

    private static Optional<PrivateKey> read(
            Pem.Block block, List<Pem.Block> all, char @Nullable [] password) {
        try {
            return switch (block.type()) {
                case "PRIVATE KEY" -> Optional.of(plain(block.content()));
                case "ENCRYPTED PRIVATE KEY" -> Optional.of(locked(block.content(), password));
                case "EC PRIVATE KEY" -> Optional.of(elliptic(block.content(), all));
                case "RSA PRIVATE KEY" -> Optional.of(rsa(block.content()));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // as broken DER may end
            throw new IllegalArgumentException("The private key cannot be read", e);
        }
    }

    private static PrivateKey plain(byte[] der) {
        return key(PrivateKeyInfo.getInstance(der), der);
    }

    private static PrivateKey key(PrivateKeyInfo info, byte[] der) {
        var kind = info.getPrivateKeyAlgorithm().getAlgorithm();
        try {
            return KeyFactory.getInstance(factory(kind))
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key cannot be read", e);
        }
    }

    private static String factory(ASN1ObjectIdentifier kind) {
        if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (kind.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return "RSASSA-PSS";
        }
        if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return "Ed25519";
        }
        throw new IllegalArgumentException(
                "The private key is of the kind %s, which C2PA does not use".formatted(kind));
    }

    private static PrivateKey locked(byte[] der, char @Nullable [] password) {
        if (password == null) {
            throw new IllegalArgumentException("The private key needs a password");
        }
        var wish = new PBEKeySpec(password);
        try {
            var info = new EncryptedPrivateKeyInfo(der);
            var key = SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(wish);
            return plain(info.getKeySpec(key).getEncoded());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(
                    "The private key is encrypted in a way that is not known here: convert it with"
                            + " openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The password does not open the private key", e);
        } finally {
            wish.clearPassword();
        }
    }

    /// SEC 1, C.4. The curve is in the key, or in a block `EC PARAMETERS` before it.
    private static PrivateKey elliptic(byte[] der, List<Pem.Block> all) throws IOException {
        var key = ECPrivateKey.getInstance(der);
        ASN1Encodable curve = key.getParametersObject();
        if (curve == null) {
            curve =
                    ASN1Primitive.fromByteArray(
                            all.stream()
                                    .filter(block -> block.type().equals("EC PARAMETERS"))
                                    .map(Pem.Block::content)
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "The private key names no curve")));
        }
        return wrapped(
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key));
    }

    private static PrivateKey rsa(byte[] der) throws IOException {
        return wrapped(
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(der)));
    }

    private static PrivateKey wrapped(PrivateKeyInfo info) throws IOException {
        return key(info, info.getEncoded());
    }
}
