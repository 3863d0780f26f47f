package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;

/// The assertion that binds a manifest to its content, ready to be written.
///
/// @param label of the assertion
/// @param content of the assertion
public record HardBinding(String label, CborValue content) {}
