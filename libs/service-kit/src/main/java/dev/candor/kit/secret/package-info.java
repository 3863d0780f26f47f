/// What a service keeps from everybody: files that only the installation's secret opens.
@NullMarked
package dev.candor.kit.secret;

import org.jspecify.annotations.NullMarked;
