package dev.candor.launcher;

import picocli.CommandLine.Command;

/// What can be asked about a consent receipt.
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = "Verifies consent receipts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ReceiptVerifyCommand.class)
final class ReceiptCommand {}
