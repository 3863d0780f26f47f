/// What audiences are told: verdicts, profiles, plans and renderings.
@NullMarked
package dev.candor.label;

import org.jspecify.annotations.NullMarked;
