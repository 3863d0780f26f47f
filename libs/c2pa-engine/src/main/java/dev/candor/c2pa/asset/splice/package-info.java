/// How a copy of an asset that carries a manifest store is put together: pieces in order, gaps for
/// the store, and how the content is bound. Says what is to be written; writes nothing.
@NullMarked
package dev.candor.c2pa.asset.splice;

import org.jspecify.annotations.NullMarked;
