/// Reads, builds, signs and validates Content Credentials (C2PA). Plain Java: no framework, no
/// network, no log.
module dev.candor.c2pa {
    requires static org.jspecify;
    requires dec;
    requires java.xml;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;

    exports dev.candor.c2pa;
    exports dev.candor.c2pa.asset;
    exports dev.candor.c2pa.certificate;
    exports dev.candor.c2pa.definition;
    exports dev.candor.c2pa.io;
    exports dev.candor.c2pa.json;
    exports dev.candor.c2pa.jumbf;
    exports dev.candor.c2pa.policy;
    exports dev.candor.c2pa.port;
    exports dev.candor.c2pa.report;
}
