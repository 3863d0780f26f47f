package dev.candor.c2pa.manifest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// The hash algorithms C2PA allows (C2PA 2.4, 13.1).
public enum HashAlgorithm {
    SHA256("sha256", "SHA-256"),
    SHA384("sha384", "SHA-384"),
    SHA512("sha512", "SHA-512");

    private final String word;
    private final String jdkName;

    HashAlgorithm(String word, String jdkName) {
        this.word = word;
        this.jdkName = jdkName;
    }

    /// The word manifests use.
    public String word() {
        return word;
    }

    /// A new digest.
    public MessageDigest digest() {
        try {
            return MessageDigest.getInstance(jdkName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + jdkName, e);
        }
    }

    /// The algorithm of a word, if C2PA allows it.
    public static Optional<HashAlgorithm> of(String word) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.word.equals(word)).findFirst();
    }
}
