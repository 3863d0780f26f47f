/// What people are called, sealed under a key of their own.
///
/// Each person of the registry has a key (AES-256-GCM) in a store apart from everything else,
/// itself encrypted under the installation's secret. To erase a person is to destroy the key:
/// what was sealed can never be read again, here or in any copy, while grants and the ledger stay
/// and still verify. Accounts are found by keyed digests.
@NullMarked
package dev.candor.consent.vault;

import org.jspecify.annotations.NullMarked;
