package dev.candor.consent.receipt;

import java.util.Map;

/// A receipt: readable, and signed. The payload of `jws` is `receipt` in canonical JSON.
record ReceiptView(Map<String, Object> receipt, String jws) {}
