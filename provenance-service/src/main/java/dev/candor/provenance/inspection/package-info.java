/// Everything an incoming file says of itself: its form, its Content Credentials, and the marks in
/// its metadata.
@NullMarked
package dev.candor.provenance.inspection;

import org.jspecify.annotations.NullMarked;
