/// The ISO base media file format (ISO/IEC 14496-12) and its family: boxes, one after another and
/// in one another, and where a manifest store lies among them (C2PA 2.4, A.5).
@NullMarked
package dev.candor.c2pa.asset.bmff;

import org.jspecify.annotations.NullMarked;
