package dev.candor.c2pa.net;

import dev.candor.c2pa.certificate.TrustList;
import java.nio.file.Path;
import java.time.Instant;

/// A trust list that a [TrustStore] keeps. Its source is the address or file it came from.
///
/// @param file where it lies now
/// @param obtained when it came here
public record KeptList(TrustList list, Path file, Instant obtained) {}
