/// What people read, in their own language: sentences by key, codes in words, days, places.
///
/// Words are kept in `wording/<bundle>/<language>.properties`; every language of a bundle has the
/// same keys, which a test holds. The bundle `consent` is the vocabulary of the registry, so that
/// a page of the portal and a receipt call the same thing by the same name.
@NullMarked
package dev.candor.kit.wording;

import org.jspecify.annotations.NullMarked;
