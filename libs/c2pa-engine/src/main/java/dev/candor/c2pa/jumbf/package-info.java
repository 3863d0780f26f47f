/// JUMBF boxes (ISO/IEC 19566-5) read under limits and written canonically, and the URIs that
/// name them.
@NullMarked
package dev.candor.c2pa.jumbf;

import org.jspecify.annotations.NullMarked;
