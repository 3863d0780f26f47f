package dev.candor.launcher;

import dev.candor.embedded.DemoIdentities;
import dev.candor.embedded.Secrets;

/// Where to go from here, with the logins of the demo.
final class Welcome {

    private Welcome() {}

    static void print(Roster roster) {
        var identities = identities(roster);
        System.out.printf(
                """

                Portal        %1$s/portal
                Verify        %1$s/verify
                API           %1$s/docs

                Sign in as    (password of all: %2$s)
                """,
                roster.gateway(), identities.password());
        for (var person : DemoIdentities.people()) {
            System.out.printf("  %-24s %s%n", person.username(), String.join(", ", person.roles()));
        }
        System.out.println(
                """

                A token for curl:  ./candor token demo-integrator
                These people and passwords exist for the demo alone; everything listens on this machine only.\
                """);
    }

    static DemoIdentities identities(Roster roster) {
        return new DemoIdentities(
                roster.issuer(), Secrets.in(Candor.home().data().resolve("secrets.json")));
    }
}
