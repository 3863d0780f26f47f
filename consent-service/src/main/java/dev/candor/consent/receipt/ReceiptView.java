package dev.candor.consent.receipt;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/// A receipt: readable, and signed. The payload of `jws` is `receipt` in canonical JSON.
@RegisterForReflection // written by hand, where a native image does not see it
record ReceiptView(Map<String, Object> receipt, String jws) {}
