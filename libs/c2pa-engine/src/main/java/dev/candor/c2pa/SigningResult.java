package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was signed.
///
/// @param manifest label of the new manifest, `urn:c2pa:…`
/// @param parent label of the manifest the source came with, kept in the store; null if it had none
/// @param format format of source and target
/// @param size size of the target in bytes
/// @param signedAt when, by the signer's own clock
public record SigningResult(
        String manifest,
        @Nullable String parent,
        AssetFormat format,
        long size,
        Instant signedAt) {}
