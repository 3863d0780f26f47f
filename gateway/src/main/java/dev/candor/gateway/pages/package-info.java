/// Public pages: the front page, verification of a file, what a problem means, and errors in words.
@NullMarked
package dev.candor.gateway.pages;

import org.jspecify.annotations.NullMarked;
