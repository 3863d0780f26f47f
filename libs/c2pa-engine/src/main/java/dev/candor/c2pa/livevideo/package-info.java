/// Live video: a stream whose media segments are judged one after another, each by a manifest of
/// its own or by a session key that the initialization segment's manifest vouches for (C2PA 2.4,
/// chapter 19).
@NullMarked
package dev.candor.c2pa.livevideo;

import org.jspecify.annotations.NullMarked;
