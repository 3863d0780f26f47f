/// The keys the registry signs with: Ed25519, one at a time for each organization.
///
/// Private keys lie in a folder, encrypted under the installation's secret; public ones stay
/// published after their time. A new key is vouched for by the one before it.
@NullMarked
package dev.candor.consent.key;

import org.jspecify.annotations.NullMarked;
