/// Keys and trust: the identity that signs here, and the anchors that are believed. Keys never
/// leave this package but as a signer.
@NullMarked
package dev.candor.provenance.key;

import org.jspecify.annotations.NullMarked;
