/// X.509: the C2PA certificate profiles, chains to anchors, PEM, and an authority for development.
@NullMarked
package dev.candor.c2pa.certificate;

import org.jspecify.annotations.NullMarked;
