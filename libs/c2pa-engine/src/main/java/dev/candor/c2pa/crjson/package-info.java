/// The report the C2PA conformance programme reads: crJSON, for the 2.4 edition.
@NullMarked
package dev.candor.c2pa.crjson;

import org.jspecify.annotations.NullMarked;
