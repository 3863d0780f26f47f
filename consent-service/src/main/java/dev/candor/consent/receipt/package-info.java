/// What a person takes home: a receipt of one grant that anybody verifies offline.
///
/// Its fields are aligned with ISO/IEC TS 27560; it carries the ledger's proof, a signed checkpoint
/// and the registry's keys, and is signed itself. The same can be had in the words of DPV, of ODRL,
/// and as a page.
@NullMarked
package dev.candor.consent.receipt;

import org.jspecify.annotations.NullMarked;
