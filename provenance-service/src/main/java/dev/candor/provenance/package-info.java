/// Where media came from: inspects, signs and verifies Content Credentials.
@NullMarked
package dev.candor.provenance;

import org.jspecify.annotations.NullMarked;
