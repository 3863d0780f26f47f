package dev.candor.launcher;

import picocli.CommandLine.Command;

/// What can be asked of a registry's ledger.
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Audits the consent registry's ledger.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = LedgerAuditCommand.class)
final class LedgerCommand {}
