package io.networkruntime.supervisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the product, Javet, V8 and the JDK, as the build knows them. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            build.load(in);
        }
        return new String[] {
            "network-runtime " + build.getProperty("product"),
            "javet " + build.getProperty("javet"),
            "v8 " + build.getProperty("v8"),
            "jdk " + Runtime.version()
        };
    }
}
