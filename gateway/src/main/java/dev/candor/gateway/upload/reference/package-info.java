/// Assets that are fetched from a store that the operator has listed, instead of being sent. The
/// list is empty until somebody writes it.
@NullMarked
package dev.candor.gateway.upload.reference;

import org.jspecify.annotations.NullMarked;
