package dev.candor.consent.retention;

import java.time.Instant;
import java.util.UUID;

/// An erasure that was carried out. It can be carried out once; later requests are told the same.
record ErasureView(UUID subjectId, Instant erasedAt) {}
