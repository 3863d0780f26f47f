package dev.candor.c2pa.asset.pdf;

/// An entry of a dictionary, as it is written.
///
/// @param key its escapes resolved, without the slash
/// @param text key and value
/// @param value the value alone
record PdfEntry(String key, String text, String value) {}
