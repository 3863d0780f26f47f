/// The words this service may say, and the terms it understands: classes, certainties, the IPTC
/// digital source types and
/// the label phrases of every language, each with its committed outline. Nothing here decides
/// anything.
@NullMarked
package dev.candor.label.vocabulary;

import org.jspecify.annotations.NullMarked;
