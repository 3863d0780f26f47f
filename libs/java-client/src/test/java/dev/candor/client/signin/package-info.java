@NullMarked
package dev.candor.client.signin;

import org.jspecify.annotations.NullMarked;
