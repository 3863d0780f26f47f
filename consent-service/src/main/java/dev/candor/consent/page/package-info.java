/// Pages that stand alone, for whoever follows a link: no script, no picture, nothing fetched.
@NullMarked
package dev.candor.consent.page;

import org.jspecify.annotations.NullMarked;
