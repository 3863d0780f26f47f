/// A headless Chromium for tests, driven over its DevTools protocol by what the JDK brings. A page
/// is opened in any medium (dark, forced colours, print, without script), its keys are pressed, and
/// what assistive technology is told of it is read from the accessibility tree.
@NullMarked
package dev.candor.testkit.browser;

import org.jspecify.annotations.NullMarked;
