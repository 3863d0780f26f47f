package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;

/// An assertion that the engine itself makes, ready to be written.
///
/// @param label of the assertion
/// @param content of the assertion
public record Statement(String label, CborValue content) {}
