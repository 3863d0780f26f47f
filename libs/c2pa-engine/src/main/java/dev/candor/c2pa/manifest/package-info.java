/// The model of a manifest store: claims, assertions, ingredients, hashed URIs; read and written.
@NullMarked
package dev.candor.c2pa.manifest;

import org.jspecify.annotations.NullMarked;
