/// One authenticated door: routing, publications, portal and public pages.
@NullMarked
package dev.candor.gateway;

import org.jspecify.annotations.NullMarked;
