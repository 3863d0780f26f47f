/// Text: pages, text with a syntax, and text without, each with its own way to carry a manifest
/// store (C2PA 2.4, A.7 to A.9).
@NullMarked
package dev.candor.c2pa.asset.text;

import org.jspecify.annotations.NullMarked;
