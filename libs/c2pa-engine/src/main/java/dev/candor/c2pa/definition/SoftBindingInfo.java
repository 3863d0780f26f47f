package dev.candor.c2pa.definition;

import dev.candor.c2pa.io.Bytes;

/// A watermark or fingerprint by which the manifest is found when the asset lost it (C2PA 2.4,
/// 18.10).
///
/// @param algorithm name of the algorithm in C2PA's list, such as `com.adobe.trustmark.P`
/// @param value of the whole asset, as the algorithm defines it
public record SoftBindingInfo(String algorithm, Bytes value) {
    public SoftBindingInfo {
        if (algorithm.isBlank() || value.isEmpty()) {
            throw new IllegalArgumentException("A soft binding has an algorithm and a value");
        }
    }
}
